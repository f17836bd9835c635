"""The client for sites in a browser: sound and face on one clock, whatever the connection does."""

from __future__ import annotations

import time

import numpy as np
import pytest

from live_sample import FPS, Recorded, clicks_until, scripted, site, until

# Pictures, sound and packets in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=2)

ENDED = "events.some(([type]) => type === 'end')"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with site(tmp_path_factory.mktemp("site")) as page:
        yield page


def begin(page, address, **options):
    page.reload()
    until(page, "window.begin !== undefined")
    page.evaluate("([url, options]) => begin(url, options)", [address, options])


def clicks_when_shown(recorded, moments):
    """The time in the utterance that the played clicks give to times on the clock."""
    clock, spoken = recorded.clicks.T
    return np.interp(moments, clock, spoken)


def test_the_face_shows_what_is_heard_in_pieces_of_any_length(page):
    def script(client, _):
        assert client.hear() == {"type": "text", "text": "Hello."}
        assert client.hear() == {"type": "end"}
        for start, end in ((0, 0.3), (0.3, 0.35), (0.35, 1.1), (1.1, 2.0)):
            client.speak(start, end)
        client.end(2.0)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('Hello.')")
        until(page, ENDED)
        recorded = Recorded.of(page)
    assert recorded.clicks[:, 1] == pytest.approx(clicks_until(2)), "no piece is lost or changed"
    assert np.diff(recorded.clicks[:, 0]) == pytest.approx(0.25, abs=1e-4), "and none is late"
    shown = (recorded.spoken > 0.2) & (recorded.spoken < 1.7)
    assert shown.sum() > 20
    apart = recorded.spoken - clicks_when_shown(recorded, recorded.clock)
    assert np.abs(apart[shown]).max() < 0.025
    assert np.abs(apart[shown].mean()) < 0.012
    assert recorded.values[shown, 0] == pytest.approx(recorded.spoken[shown], abs=5e-3)


def test_where_nothing_comes_the_face_waits_with_the_sound(page):
    def script(client, _):
        client.hear()
        client.speak(0, 0.6)
        time.sleep(1)
        client.speak(0.6, 1.5)
        client.end(1.5)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('Hello.')")
        until(page, ENDED)
        recorded = Recorded.of(page)
    clock, spoken = recorded.clicks.T
    assert spoken == pytest.approx(clicks_until(1.5))
    paused = np.diff(clock)[2]
    assert 0.4 < paused - 0.25 < 0.9
    assert np.delete(np.diff(clock), 2) == pytest.approx(0.25, abs=1e-4)
    waiting = (recorded.clock > clock[2] + 0.15) & (recorded.clock < clock[3] - 0.25)
    assert recorded.values[waiting, 0] == pytest.approx((0.6 * FPS - 1) / FPS, abs=2e-3)
    after = (recorded.clock > clock[3] + 0.02) & (recorded.clock < clock[-1])
    apart = recorded.spoken - clicks_when_shown(recorded, recorded.clock)
    assert np.abs(apart[after]).max() < 0.025


def test_utterances_follow_one_another(page):
    def script(client, _):
        for utterance in (0, 1):
            client.hear()
            client.hear()
            client.speak(0, 0.75, utterance)
            client.end(0.75 + 1e-5, utterance)  # not where a sample starts

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('One.'); face.say('Two.')")
        until(page, "events.filter(([type]) => type === 'end').length === 2 && !face.speaking")
        recorded = Recorded.of(page)
    assert recorded.clicks[:, 1] == pytest.approx([*clicks_until(0.75)] * 2)
    assert np.diff(recorded.clicks[:, 0]) == pytest.approx(0.25, abs=1e-4)
    assert [event[0] for event in recorded.events] == ["start", "start", "end", "end"]


def test_a_stop_silences_at_once_and_rests_as_the_service_says(page):
    def script(client, _):
        client.hear()
        client.hear()
        client.speak(0, 2.0)
        client.speak(2.0, 3.0)  # what is under way when the stop comes
        stop = client.hear()
        assert stop["type"] == "stop"
        assert stop["utterance"] == 0
        client.speak(3.0, 3.5)
        first = int(np.ceil(stop["at"] * FPS))
        client.frames(first, np.linspace(stop["at"], 0, 15), replaces=True)
        client.end((first + 14) / FPS, stopped=True)
        client.hear()
        client.hear()
        client.speak(0, 0.5, utterance=1)
        client.end(0.5, utterance=1)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('A long story.')")
        until(page, "face.current()?.time > 0.8")
        stopped = page.evaluate(
            """() => {
                face.stop();
                const clock = face.audioContext.currentTime;
                return [performance.now() / 1000, clock, face.current().time];
            }"""
        )
        until(page, ENDED)
        page.evaluate("face.say('Another.')")
        until(page, "events.filter(([type]) => type === 'end').length === 2 && !face.speaking")
        recorded = Recorded.of(page)
    machine, clock, spoken = stopped
    story = recorded.clicks[:-2]
    assert story[-1, 1] <= spoken + 0.06
    assert recorded.clicks[-2:, 1] == pytest.approx(clicks_until(0.5)), (
        "the next utterance is heard"
    )
    assert story[-1, 0] < clock + 0.05
    ended = next(event for event in recorded.events if event[0] == "end")
    assert ended[1] == {"utterance": 0, "stopped": True}
    assert 0.2 < ended[2] - machine < 0.45
    moving = (recorded.machine > machine - 0.1) & (recorded.machine < ended[2])
    steps = np.abs(np.diff(recorded.values[moving, 0])) / np.diff(recorded.machine[moving])
    assert steps.max() < 10, "no jump"
    at_rest = (recorded.machine > machine + 0.4) & (recorded.machine < ended[2] + 0.05)
    assert np.abs(recorded.values[at_rest, 0]).max(initial=0) < 0.01


def test_what_follows_a_stop_is_waited_for_though_others_are_dropped(page):
    def script(client, _):
        for _ in range(6):
            client.hear()
        client.speak(0, 1.0)
        assert client.hear()["type"] == "stop"
        client.frames(36, np.zeros(6), replaces=True)
        for utterance in (0, 2, 1):
            client.end(0.7 if utterance == 0 else 0, utterance, stopped=True)
        client.hear()
        client.hear()
        time.sleep(0.3)
        client.speak(0, 0.5, utterance=3)
        client.end(0.5, utterance=3)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("for (const text of ['One.', 'Two.', 'Three.']) face.say(text)")
        until(page, "face.current()?.time > 0.3")
        page.evaluate("face.stop(); face.say('   '); face.say('Four.')")
        page.wait_for_timeout(150)
        assert page.evaluate("face.speaking")
        until(page, "events.some(([type, { utterance }]) => type === 'end' && utterance === 3)")
        assert not page.evaluate("face.speaking")


def test_what_is_refused_is_not_waited_for(page):
    def script(client, _):
        client.hear()
        client.send("error", message="'xyz' is no phone")

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.phones([{ label: 'xyz', duration: 0.1 }])")
        until(page, "events.length > 0")
        assert page.evaluate("events[0].slice(0, 2)") == ["error", {"message": "'xyz' is no phone"}]
        assert not page.evaluate("face.speaking")


def test_a_stop_that_is_not_answered_rests_all_the_same(page):
    def script(client, _):
        client.hear()
        client.hear()
        client.speak(0, 3)
        assert client.hear()["type"] == "stop"
        time.sleep(1)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('A long story.')")
        until(page, "face.current()?.time > 0.5")
        machine = page.evaluate("() => { face.stop(); return performance.now() / 1000 }")
        page.wait_for_timeout(700)
        recorded = Recorded.of(page)
    rested = recorded.machine > machine + 0.55
    assert rested.sum() > 1
    assert np.abs(recorded.values[rested, 0]).max() < 0.01


def test_a_lost_connection_is_reported_and_opened_again(page):
    def script(client, number):
        client.hear()
        client.hear()
        client.speak(0, 0.5)
        if number == 0:
            client.socket.close(1012, "the service stops")
        else:
            client.end(0.5)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('Hello.')")
        until(page, "events.some(([type]) => type === 'back')")
        until(page, "!face.speaking")
        assert page.evaluate("face.connected")
        page.wait_for_timeout(400)
        assert page.evaluate("face.values()[0]") == pytest.approx(0, abs=1e-3)
        page.evaluate("face.say('Again.')")
        until(page, "!face.speaking")
        recorded = Recorded.of(page)
    kinds = [event[0] for event in recorded.events]
    assert kinds.count("end") == 2
    lost = next(event[1] for event in recorded.events if event[0] == "lost")
    assert lost == {"message": "the service stops", "again": True}
    assert recorded.clicks[:, 1] == pytest.approx([*clicks_until(0.5)] * 2)


def test_an_idle_connection_is_opened_when_something_is_said(page):
    def script(client, number):
        assert client.hear()["text"] == ("Hello.", "Again.")[number]
        client.hear()
        client.speak(0, 0.5)
        client.end(0.5)
        if number == 0:
            client.socket.close(1000)

    with scripted(script) as address:
        begin(page, address)
        page.evaluate("face.say('Hello.')")
        until(page, ENDED)
        page.wait_for_timeout(200)
        assert page.evaluate("face.connected")
        page.evaluate("face.say('Again.')")
        until(page, "events.filter(([type]) => type === 'end').length === 2")
        recorded = Recorded.of(page)
    assert [event[0] for event in recorded.events] == ["start", "end"] * 2
    assert recorded.clicks[:, 1] == pytest.approx([*clicks_until(0.5)] * 2)


def test_what_the_service_refuses_is_the_reason(page):
    def script(client, _):
        client.send("error", message="no voice 'x'")
        client.socket.close(1008, "refused")

    with scripted(script) as address:
        page.reload()
        until(page, "window.begin !== undefined")
        nowhere = page.evaluate(
            "labial.connect('ws://127.0.0.1:9').then(() => 'there', ({ message }) => message)"
        )
        assert nowhere == "the connection to ws://127.0.0.1:9/stream is lost"
        page.evaluate("url => begin(url)", address)
        until(page, "events.some(([type]) => type === 'lost')")
        events = page.evaluate("events")
    assert [event[0] for event in events] == ["error", "lost"]
    assert events[0][1]["message"] == "no voice 'x'"
    assert events[1][1]["again"] is False


def test_without_sound_the_computers_clock_is_used(page):
    def script(client, _):
        assert client.hear()["phones"] == [{"label": "p", "duration": 0.1}]
        client.hear()
        client.frames(0, np.arange(60) / FPS)
        client.end(1.0)

    with scripted(script) as address:
        page.reload()
        until(page, "window.begin !== undefined")
        seen = page.evaluate(
            """async (url) => {
                const face = await labial.connect(url, { sound: false });
                const started = new Promise((done) => face.addEventListener("start", done));
                face.phones([{ label: "p", duration: 0.1 }]);
                face.end();
                const { detail } = await started;
                const seen = [];
                while (face.speaking) {
                    await new Promise(requestAnimationFrame);
                    const { time } = face.current() ?? {};
                    if (time) seen.push([performance.now() / 1000 - detail.at, face.values()[0]]);
                }
                return seen;
            }""",
            address,
        )
    times, values = np.array(seen).T
    middle = (times > 0.15) & (times < 0.9)
    assert middle.sum() > 10
    assert values[middle] == pytest.approx(times[middle], abs=0.02)
