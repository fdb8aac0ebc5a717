"""Work in turns: what is asked together, in which order, and what comes of faults and of leaving early."""

from __future__ import annotations

import threading
from contextvars import ContextVar
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.archive.turns import in_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Ask = Callable[[int], int]
    Work = Callable[[Ask], list[int]]


def asking(*questions: int) -> Work:
    """Return work that asks one question after the other, and returns the answers."""
    return lambda ask: [ask(question) for question in questions]


class Oracle:
    """Answers a number with its square, an odd one above 100 with a fault; keeps what was asked together."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, questions: Sequence[int]) -> list[int | Exception]:
        self.asked.append(list(questions))
        return [KeyError(it) if it > 100 and it % 2 else it * it for it in questions]


def test_what_all_wait_for_is_answered_together_and_in_order() -> None:
    oracle = Oracle()
    works = [asking(1, 2, 3), asking(), asking(4), asking(5, 6)]
    assert list(in_turns(works, oracle, 9)) == [[1, 4, 9], [], [16], [25, 36]]
    assert oracle.asked == [[1, 4, 5], [2, 6], [3]]


def test_no_more_are_under_way_than_may_be() -> None:
    oracle = Oracle()
    assert len(list(in_turns([asking(1, 2) for _ in range(5)], oracle, 2))) == 5
    assert max(map(len, oracle.asked)) == 2


@given(st.lists(st.lists(st.integers(0, 50), max_size=4), max_size=12), st.integers(1, 5))
def test_each_gets_its_own_answers_whatever_runs_beside_it(several: list[list[int]], at_once: int) -> None:
    found = list(in_turns([asking(*questions) for questions in several], Oracle(), at_once))
    assert found == [[it * it for it in questions] for questions in several]


def test_a_fault_reaches_only_who_asked() -> None:
    def careful(ask: Ask) -> list[int]:
        with pytest.raises(KeyError, match="101"):
            ask(101)
        return [ask(2)]

    assert list(in_turns([careful, asking(3, 4)], Oracle(), 9)) == [[4], [9, 16]]


def test_what_work_raises_is_raised_in_its_place_and_ends_the_others() -> None:
    threads = threading.active_count()
    works = [asking(1), asking(101), asking(2, 3, 4, 5)]
    taken = in_turns(works, Oracle(), 9)
    assert next(taken) == [1]
    with pytest.raises(KeyError, match="101"):
        next(taken)
    assert threading.active_count() == threads


def test_a_fault_of_whoever_answers_ends_all() -> None:
    threads = threading.active_count()

    def broken(questions: Sequence[int]) -> list[int | Exception]:
        raise MemoryError(len(questions))

    with pytest.raises(MemoryError, match="2"):
        list(in_turns([asking(1), asking(2)], broken, 9))
    assert threading.active_count() == threads


def test_work_that_nobody_waits_for_ends() -> None:
    threads = threading.active_count()
    taken = in_turns([asking(1), asking(2, 3), asking(4, 5, 6)], Oracle(), 9)
    next(taken)
    taken.close()  # type: ignore[attr-defined]  # it is a generator
    assert threading.active_count() == threads


def test_only_one_works_at_a_time_and_sees_the_settings_of_who_began() -> None:
    setting: ContextVar[str] = ContextVar("setting")
    setting.set("ours")
    inside = threading.Lock()

    def work(ask: Ask) -> list[int]:
        for number in range(20):
            with inside:  # would never be free if another held it while it waits for its turn
                assert inside.locked()
                assert setting.get() == "ours"
            ask(number)
        return []

    assert list(in_turns([work] * 4, Oracle(), 4)) == [[]] * 4
