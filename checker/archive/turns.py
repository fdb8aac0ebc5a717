"""Pieces of work that take turns, so that what they ask for is answered for all of them at once.

Each runs in a thread of its own, but only one at a time: until it asks, or ends; then the next goes on. When
all wait, their questions are answered together, in the order of the work. So the work itself stays as it is,
one question after the other, each resting on the answers before, and what is asked together depends on
nothing but the work.
"""

from __future__ import annotations

from contextvars import copy_context
from dataclasses import dataclass, field
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Q = TypeVar("Q")
A = TypeVar("A")
T = TypeVar("T")


def in_turns(
    works: Iterable[Callable[[Callable[[Q], A]], T]],
    answer: Callable[[Sequence[Q]], Sequence[A | Exception]],
    at_once: int,
) -> Iterator[T]:
    """Yield what each piece of work returns, in order of the work.

    Args:
        works: each is given the function that it asks by, which raises what is answered if that is an
            exception. What one raises itself ends all.
        answer: answers questions, one or more, in order; called in the thread that takes the results.
        at_once: how many are under way at most.
    """
    waiting = iter(works)
    under_way: list[_Turn[Q, A, T]] = []
    try:
        while True:
            while len(under_way) < at_once and (work := next(waiting, None)) is not None:
                under_way.append(_Turn(work))
            if not under_way:
                return
            for turn in under_way:
                turn.go_on()
            while under_way and under_way[0].is_over:
                yield under_way.pop(0).result()
            asking = [turn for turn in under_way if not turn.is_over]
            if asking:
                for turn, found in zip(asking, answer([turn.question for turn in asking]), strict=True):
                    turn.answer = found
    finally:
        for turn in under_way:
            turn.stop()


class _Stopped(BaseException):
    """Raised in work that nobody waits for any more."""


@dataclass(eq=False)
class _Turn(Generic[Q, A, T]):
    """A piece of work, its thread, and what goes between that and the thread of all the others' answers."""

    work: Callable[[Callable[[Q], A]], T]
    question: Q = field(init=False)
    answer: A | Exception = field(init=False)
    is_over: bool = field(default=False, init=False)
    _found: T = field(init=False)
    _fault: BaseException | None = field(default=None, init=False)
    _stopped: bool = field(default=False, init=False)
    _go: Semaphore = field(default_factory=lambda: Semaphore(0), init=False)
    _back: Semaphore = field(default_factory=lambda: Semaphore(0), init=False)
    _thread: Thread = field(init=False)

    def __post_init__(self) -> None:
        # How many cores there are, and the limits, are those of the thread that began.
        self._thread = Thread(target=copy_context().run, args=(self._run,))
        self._thread.start()

    def go_on(self) -> None:
        """Let the work go on until it asks, or is over."""
        if not self.is_over:
            self._go.release()
            self._back.acquire()

    def result(self) -> T:
        """Return what came of work that is over, or raise what it raised."""
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return self._found

    def stop(self) -> None:
        """End the work where it stands."""
        self._stopped = True
        self._go.release()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._wait()
            self._found = self.work(self._ask)
        except BaseException as fault:  # noqa: BLE001 - raised again where the result is taken
            self._fault = fault
        self.is_over = True
        self._back.release()

    def _ask(self, question: Q) -> A:
        self.question = question
        self._back.release()
        self._wait()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def _wait(self) -> None:
        self._go.acquire()
        if self._stopped:
            raise _Stopped
