"""Guest posts: their workflow, what their authors have approved and agreed to, what is promised."""
