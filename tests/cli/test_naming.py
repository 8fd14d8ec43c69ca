"""Which case is meant by what somebody writes."""

import pytest

from enplan_desktop.cli.naming import case_named
from enplan_desktop.cli.troubles import ManySuchCases, NoSuchCase
from enplan_desktop.domain.records import Case


def case(number: int, name: str) -> Case:
    whole = f"0199000{number}-0000-7000-8000-000000000000"
    return Case(id=whole, case_id=whole, display_name=name)


CASES = [case(1, "Sofie N."), case(2, "Bo L."), case(3, "Bo L."), case(4, "01990001")]


def test_a_name_is_found_however_it_is_spelled():
    assert case_named("  SOFIE  n. ", CASES) is CASES[0]


def test_a_whole_id_is_found():
    assert case_named(CASES[2].id, CASES) is CASES[2]


def test_the_beginning_of_an_id_is_enough():
    assert case_named("01990002", CASES) is CASES[1]


def test_a_name_goes_before_the_beginning_of_an_id():
    assert case_named("01990001", CASES) is CASES[3]


def test_two_of_the_same_name_are_told_apart_by_their_ids():
    with pytest.raises(ManySuchCases) as refused:
        case_named("Bo L.", CASES)

    assert CASES[1].id in str(refused.value)
    assert CASES[2].id in str(refused.value)


@pytest.mark.parametrize("named", ["Nobody", "", "   "])
def test_what_means_no_case_is_refused(named):
    with pytest.raises(NoSuchCase):
        case_named(named, CASES)
