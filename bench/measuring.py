"""What is measured, in turn, of all peers: from nothing, one edit, a title, nothing, a save."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import cycle

from bench.corpus import SEED, Post
from bench.peers import Peer
from bench.processes import BenchError, peak_memory, timed
from bench.serving import serving

FROM_NOTHING, EDIT, TITLE = "from nothing", "one edit", "a changed title"
UNCHANGED, SERVED = "nothing changed", "save to served"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Measured:
    """What one peer needed, run by run; memory and files of the build from nothing alone."""

    what: str
    posts: int
    peer: str
    seconds: tuple[float, ...]
    peak_mb: float | None = None
    files: int | None = None


class Bench:
    """Measures all peers on one corpus. Each measurement leaves every site built.

    `patience` is how many seconds a run may take before that peer is left out of the runs after
    it; `say` is told what is being done.
    """

    def __init__(
        self, peers: Sequence[Peer], posts: list[Post], runs: int, patience: float, say: Say
    ) -> None:
        self._peers, self._posts, self._runs = peers, posts, runs
        self._patience, self._say = patience, say
        self._by_time = [post.number for post in sorted(posts, key=lambda post: post.moment)]
        self._chance = random.Random(f"{SEED} edits")
        self._to_edit = cycle(self._chance.sample(range(len(posts)), len(posts)))
        self._edits = 0
        self._is_warm = False
        for peer in peers:
            peer.write_site(posts)

    def measure(self, what: str) -> list[Measured]:
        """Return one measurement of each peer. Raises BenchError if a peer fails in it."""
        measures = {
            FROM_NOTHING: self._from_nothing,
            EDIT: self._edit,
            TITLE: self._title,
            UNCHANGED: self._unchanged,
            SERVED: self._served,
        }
        return measures[what]()

    def _from_nothing(self) -> list[Measured]:
        """Measure memory first, in a run of its own, which also warms what the machine keeps."""
        peaks, files = {}, {}
        for peer in self._peers:
            peer.forget()
            peaks[peer.name] = peak_memory(peer.cold)
            files[peer.name] = peer.count_files()

        def run(peer: Peer, _: Post) -> float:
            peer.forget()
            return timed(peer.cold)

        self._is_warm = False
        taken = self._in_turn(FROM_NOTHING, self._peers, run, lambda: self._posts[0])
        return [replace(one, peak_mb=peaks[one.peer], files=files[one.peer]) for one in taken]

    def _edit(self) -> list[Measured]:
        def run(peer: Peer, post: Post) -> float:
            peer.save(post)
            seconds = timed(peer.warm)
            _must_show(peer, post, self._sentence())
            return seconds

        return self._in_turn(EDIT, self._warmed(), run, self._edited)

    def _title(self) -> list[Measured]:
        def run(peer: Peer, post: Post) -> float:
            peer.save(post)
            seconds = timed(peer.warm)
            for page in (post, *self._neighbours(post)):
                _must_show(peer, page, post.title)
            return seconds

        return self._in_turn(TITLE, self._warmed(), run, self._retitled)

    def _unchanged(self) -> list[Measured]:
        def run(peer: Peer, _: Post) -> float:
            return timed(peer.warm)

        return self._in_turn(UNCHANGED, self._warmed(), run, lambda: self._posts[0])

    def _served(self) -> list[Measured]:
        with ExitStack() as stack:
            servers = {}
            for peer in self._peers:
                self._say(f"{peer.name} begins to serve {len(self._posts):,} posts")
                longest = 60 + len(self._posts) / 20
                server = serving(peer, self._posts[0], longest)
                servers[peer.name] = stack.enter_context(server)

            def run(peer: Peer, post: Post) -> float:
                # Servers look for changes by clocks of their own: none is to be met in step.
                time.sleep(self._chance.random())
                seconds = servers[peer.name].save_to_served(post, self._sentence())
                servers[peer.name].settle()
                return seconds

            return self._in_turn(SERVED, self._peers, run, self._edited)

    def _in_turn(
        self,
        what: str,
        peers: Sequence[Peer],
        run: Callable[[Peer, Post], float],
        post: Callable[[], Post],
    ) -> list[Measured]:
        """Run each peer once, then each once more, and so on, all of a turn with one post."""
        taken: dict[str, list[float]] = {peer.name: [] for peer in peers}
        for turn in range(self._runs):
            edited = post()
            for peer in peers:
                if max(taken[peer.name], default=0.0) > self._patience:
                    continue
                taken[peer.name].append(run(peer, edited))
                self._say(
                    f"{len(self._posts):,} posts, {what}, run {turn + 1} of {self._runs}: "
                    f"{peer.name} {taken[peer.name][-1]:.3f} s"
                )
        count = len(self._posts)
        return [Measured(what, count, name, tuple(times)) for name, times in taken.items()]

    def _warmed(self) -> Sequence[Peer]:
        """Return the peers, each built with what it keeps between builds."""
        for peer in () if self._is_warm else self._peers:
            timed(peer.warm)
        self._is_warm = True
        return self._peers

    def _edited(self) -> Post:
        """Return a post, another each time, with a sentence in its middle that is new."""
        self._edits += 1
        return self._put(self._posts[next(self._to_edit)].with_sentence(self._sentence()))

    def _retitled(self) -> Post:
        self._edits += 1
        return self._put(
            replace(self._posts[next(self._to_edit)], title=f"Rubriken som blev ny {self._edits}.")
        )

    def _sentence(self) -> str:
        """Return the sentence of the newest edit, which stands nowhere else."""
        return f"Meningen som kom till sist {self._edits}."

    def _put(self, post: Post) -> Post:
        self._posts[post.number] = post
        return post

    def _neighbours(self, post: Post) -> list[Post]:
        """Return the posts before and after one in time, which show its title."""
        at = self._by_time.index(post.number)
        beside = [*self._by_time[max(0, at - 1) : at], *self._by_time[at + 1 : at + 2]]
        return [self._posts[number] for number in beside]


def _must_show(peer: Peer, post: Post, words: str) -> None:
    if words not in peer.page(post):
        raise BenchError(f"{peer.name} was done, but {post.address} does not show {words!r}.")
