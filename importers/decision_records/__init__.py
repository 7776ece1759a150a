"""Architecture decision records, in MADR's or Nygard's form, moved in as decisions of a site."""
