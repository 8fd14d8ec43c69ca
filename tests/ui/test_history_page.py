"""The page of the history, read with a real vault beneath."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import Change, deletion, difference
from enplan_desktop.domain.records import Case, Goal, Note, Record
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sync.protocol import Accepted, Refused, StreamPage, stream_key
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.older_history import OlderHistory
from enplan_desktop.ui.pages.history_page import HistoryPage
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.widgets.history_row import HistoryRow
from tests.ui.colleague import Colleague
from tests.ui.kitchen import (
    CASE,
    NOW,
    OFFSCREEN,
    desk_with,
    plain_theme,
    press,
    settle,
    unnamed,
    words_on,
    write,
)
from tests.ui.test_syncing import has_joined

pytestmark = OFFSCREEN

SOFIE = Case(id=CASE, case_id=CASE, display_name="Sofie N.")
GOAL = Goal(id="goal", case_id=CASE, words="Ro på økonomien")
NOTE = Note(id="note", case_id=CASE, text="Hun", happened_at=NOW, written_at=NOW, author="Mette Lindholm")


@contextmanager
def page_with(folder: Path, qtbot: QtBot, *records: Record, text_percent: int = 100) -> Iterator[HistoryPage]:
    theme = plain_theme(text_percent=text_percent)
    with desk_with(folder / "vault", SOFIE, *records) as desk, no_net(desk) as older:
        page = HistoryPage(desk, older, theme)
        qtbot.addWidget(page)
        page.resize(900, 700)
        desk.plan_changed.connect(page.show_plan)
        assert desk.plan is not None
        page.show()
        page.show_plan(desk.plan)
        rest(page)
        yield page


@contextmanager
def no_net(desk: Desk) -> Iterator[OlderHistory]:
    network, news = Lane("network"), Lane("news")
    syncing = Syncing(desk, network, news)
    yield OlderHistory(desk, syncing, syncing)
    syncing.deleteLater()
    news.close()
    network.close()


def rest(page: HistoryPage) -> None:
    settle(page._desk)


def rows(page: HistoryPage) -> list[HistoryRow]:
    return [each for each in page.list.built().values() if isinstance(each, HistoryRow)]


def sentences(page: HistoryPage) -> list[str]:
    return [row._sentence.toPlainText() for row in rows(page)]


def all_words(page: HistoryPage) -> str:
    texts = (each.toPlainText() for each in page.findChildren(QTextEdit) if each.isVisibleTo(page))
    return "\n".join((words_on(page), *texts))


def edit(desk: Desk, record: Record, **fields: object) -> None:
    desk.commit(difference(record, replace(record, **fields)), "edit")  # type: ignore[arg-type]
    settle(desk)


def accept(desk: Desk) -> None:
    """What a server does with everything that waits."""

    def take() -> None:
        waiting: tuple[Change, ...] = desk.vault.outbox(500)
        accepted = tuple(Accepted(seq=number, id=each.id) for number, each in enumerate(waiting, 1))
        page = StreamPage(epoch=1, accepted=accepted, head=len(accepted))
        desk.vault.take_page(stream_key(CASE, "plan"), page)

    desk.storage.wait(take)
    desk.refresh([CASE])
    settle(desk)


def test_the_newest_change_stands_first_as_a_sentence(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        edit(page._desk, GOAL, horizon=Horizon.THREE_MONTHS)
        assert sentences(page)[0] == (
            "Mette Lindholm changed when for the goal “Ro på økonomien” from right now to in three months"
        )
        assert "Mette Lindholm made the case" in sentences(page)[1:]
        assert len(sentences(page)) == 3


def test_a_change_appears_as_soon_as_it_is_stored(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        before = len(rows(page))
        edit(page._desk, GOAL, words="Ro")
        assert len(rows(page)) == before + 1


def test_what_is_undone_can_be_read_both_ways(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        edit(page._desk, GOAL, horizon=Horizon.LATER)
        page._desk.undo()
        rest(page)
        assert " back from later to right now" in sentences(page)[0]
        assert " from right now to later" in sentences(page)[1]


def test_changes_are_grouped_by_day(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        days = [row.text() for row in page.list.built().values() if isinstance(row, QLabel)]
        assert len(days) == 1


def test_what_is_not_sent_is_marked_until_it_is(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        has_joined(page._desk, "https://server.invalid")
        edit(page._desk, GOAL, horizon=Horizon.LATER)
        assert {row._sign.accessibleName() for row in rows(page)} == {"Not sent yet"}
        assert "3 with a struck-out cloud are not sent yet." in words_on(page)
        accept(page._desk)
        assert {row._sign.accessibleName() for row in rows(page)} == {"Sent"}
        assert "struck-out" not in words_on(page)


def test_a_vault_that_lives_alone_says_nothing_of_sending(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        edit(page._desk, GOAL, horizon=Horizon.LATER)
        assert len(rows(page)) == 3
        assert not any(row._sign.isVisibleTo(page) for row in rows(page))
        assert "struck-out" not in words_on(page)


def test_what_the_server_refuses_says_why(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        vault = page._desk.vault

        def refuse() -> None:
            vault.take_refusals([Refused(id=each.id, reason="no_access") for each in vault.outbox(10)])

        page._desk.storage.wait(refuse)
        page._desk.refresh([CASE])
        rest(page)
        assert "You no longer have access to this part of the case." in all_words(page)


def test_one_sitting_is_one_row_that_unfolds(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, NOTE) as page:
        note = NOTE
        for text in (
            "Hun ler",
            "Hun ler og",
            "Hun ler og siger: jeg kan godt mærke, at det her bliver min plan.",
        ):
            edit(page._desk, note, text=text)
            note = replace(note, text=text)
        assert len(rows(page)) == 3
        assert "min plan" in all_words(page)
        press(page, "Show all 3")
        assert "from “Hun” to “Hun ler”" in all_words(page)
        press(page, "Show as one")
        assert "from “Hun” to “Hun ler”" not in all_words(page)


def test_older_changes_come_when_they_are_asked_for(tmp_path, qtbot):
    many = [Goal(id=f"goal-{number:03}", case_id=CASE, words=f"Mål {number}") for number in range(90)]
    with page_with(tmp_path, qtbot, *many) as page:
        assert len(page._listed) == 60
        page.load_older()
        rest(page)
        assert len(page._listed) == 91
        assert page._is_all


def told_goals(page: HistoryPage) -> list[str]:
    return [listed.entry.told.text.split("“")[1].split("”")[0] for listed in page._listed.values()]


def test_looking_for_something_reads_the_whole_history(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("enplan_desktop.ui.pages.history_page._PAGE_WHILE_FINDING", 12)
    many = [Goal(id=f"goal-{number:03}", case_id=CASE, words=f"Mål-{number:02}") for number in range(90)]
    with page_with(tmp_path, qtbot, *many) as page:
        page.filter.setText("mål-0")
        rest(page)
        assert sorted(told_goals(page)) == [f"Mål-{number:02}" for number in range(10)]
        write(page.filter, "findes ikke")
        rest(page)
        assert "Nothing in the history says “findes ikke”." in words_on(page)


def test_lookups_stand_apart(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        press(page, "Lookups")
        assert sentences(page) == ["Mette Lindholm opened the case"]
        press(page, "Changes")
        assert not any("opened" in sentence for sentence in sentences(page))


def test_another_case_begins_at_its_own_history(tmp_path, qtbot):
    with page_with(tmp_path, qtbot, GOAL) as page:
        write(page.filter, "ro")
        other = Case(id="other", case_id="other", display_name="Ahmed K.")
        page._desk.add_case(other)
        rest(page)
        assert page._desk.plan is not None
        page.show_plan(page._desk.plan)
        rest(page)
        assert page.filter.text() == ""
        assert sentences(page) == ["Mette Lindholm made the case"]


def test_every_control_has_a_name_also_in_large_text(tmp_path, qtbot):
    long = replace(GOAL, words="Donaudampfschifffahrtsgesellschaftskapitän" * 3)
    with page_with(tmp_path, qtbot, long, text_percent=200) as page:
        assert unnamed(page) == []
        page.resize(680, 700)
        qtbot.wait(20)
        widget = page.list.widget()
        assert widget is not None
        assert widget.minimumSizeHint().width() <= page.list.viewport().width()


def test_a_tall_page_is_filled(tmp_path, qtbot):
    many = [Goal(id=f"goal-{number:03}", case_id=CASE, words=f"Mål {number}") for number in range(40)]
    with page_with(tmp_path, qtbot, *many) as page:
        page.resize(900, 3_000)
        qtbot.waitUntil(lambda: len(rows(page)) == 41)


# Where people's words met

WORDING = "Bolig\n\nØkonomi\n\nNetværk"
WORDED = replace(GOAL, professional_wording=WORDING)


@contextmanager
def page_beside_a_colleague(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[HistoryPage, Colleague]]:
    with page_with(tmp_path, qtbot, WORDED) as page:
        colleague = Colleague(page._desk, tmp_path / "colleague", "Jonas Askelyng")
        yield page, colleague
        colleague.close()


def cross(page: HistoryPage, colleague: Colleague, mine: Goal, theirs: Goal) -> None:
    """Two people write without the net; ours is accepted first."""
    colleague.write(difference(WORDED, theirs))
    edit(page._desk, WORDED, **{name: getattr(mine, name) for name in ("words", "professional_wording")})
    colleague.meet()
    rest(page)


def test_a_merged_text_says_with_whose_and_shows_both_and_what_came_of_it(tmp_path, qtbot):
    with page_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        hers, his = WORDING.replace("Bolig", "En lejlighed"), WORDING.replace("Netværk", "Sin bror")
        cross(
            page,
            colleague,
            replace(WORDED, professional_wording=hers),
            replace(WORDED, professional_wording=his),
        )
        assert "Merged with what Mette Lindholm wrote" in all_words(page)
        assert "Together" not in all_words(page)
        press(page, "Show what each wrote")
        shown = all_words(page)
        for who, words in (
            ("Jonas Askelyng", his),
            ("Mette Lindholm", hers),
            ("Together", hers.replace("Netværk", "Sin bror")),
        ):
            assert f"{who}\n{words}" in shown
        press(page, "Hide what each wrote")
        assert "Together" not in all_words(page)


def test_what_stands_beside_and_what_was_put_aside_is_told_with_names(tmp_path, qtbot):
    with page_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        cross(page, colleague, replace(WORDED, words="Ud af gælden"), replace(WORDED, words="Penge"))
        beside = "Both were kept, for somebody to settle; the other says “Ud af gælden” (Mette Lindholm)"
        assert beside in all_words(page)
        page._desk.decide("goal", "words", "Ud af gælden")
        rest(page)
        assert "Put aside: “Penge” (Jonas Askelyng)" in all_words(page)
        write(page.filter, "put aside penge")
        rest(page)
        assert len(rows(page)) == 1


def test_where_both_were_kept_neither_is_said_to_have_been_put_aside(tmp_path, qtbot):
    with page_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        cross(page, colleague, replace(WORDED, words="Ud af gælden"), replace(WORDED, words="Penge"))
        page._desk.decide("goal", "words", "Ud af gælden / Penge")
        rest(page)
        assert "Kept together: what Mette Lindholm and Jonas Askelyng wrote" in all_words(page)
        assert "Put aside" not in all_words(page)


def test_a_decision_about_a_long_text_is_told_as_one_and_shows_what_was_put_aside(tmp_path, qtbot):
    with page_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        hers, his = WORDING.replace("Bolig", "En lejlighed"), WORDING.replace("Bolig", "Et værelse")
        cross(
            page,
            colleague,
            replace(WORDED, professional_wording=hers),
            replace(WORDED, professional_wording=his),
        )
        assert "Kept beside what Mette Lindholm wrote, for somebody to settle" in all_words(page)
        page._desk.decide("goal", "professional_wording", hers)
        rest(page)
        assert "settled the professional wording" in sentences(page)[0]
        assert "Put aside: what Jonas Askelyng wrote" in all_words(page)
        press(page, "Show what each wrote")
        assert his in all_words(page)


def test_an_edit_upon_a_merged_text_is_not_told_as_a_decision(tmp_path, qtbot):
    with page_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        hers, his = WORDING.replace("Bolig", "En lejlighed"), WORDING.replace("Netværk", "Sin bror")
        cross(
            page,
            colleague,
            replace(WORDED, professional_wording=hers),
            replace(WORDED, professional_wording=his),
        )
        assert page._desk.plan is not None
        merged = page._desk.plan.records["goal"]
        assert isinstance(merged, Goal)
        edit(page._desk, merged, professional_wording=merged.professional_wording + "\n\nJob")
        rest(page)
        assert "settled" not in sentences(page)[0]


def test_a_deletion_that_crossed_an_edit_is_told_by_both(tmp_path, qtbot):
    with page_beside_a_colleague(tmp_path, qtbot) as (page, colleague):
        colleague.write([deletion(WORDED)])
        edit(page._desk, WORDED, words="Ud af gælden")
        colleague.meet()
        rest(page)
        assert "Meanwhile Mette Lindholm had written in it; it stayed, for somebody to settle" in all_words(
            page
        )
        page._desk.decide("goal", "@life", "kept")
        rest(page)
        assert "Put aside: the deletion by Jonas Askelyng" in all_words(page)
