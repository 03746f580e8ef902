#!/usr/bin/env python3
"""Writes assets/channels/demo.json: the channels that come with the program.

Every channel repeats a cycle of six hours. Channel 1 shows a poll, a promotion and a spotlight every two minutes, and a
quiz and a notice every four, with pauses between them. The other channels show fewer, and the test card none. Photos and
products are described by attributes only; tests check that each set matches photos of the demo album, and each promotion
products of the catalogue.
"""

import json
import pathlib
from datetime import datetime, timedelta, timezone

from pools import NOTICES, POLLS, PROMOTIONS, QUIZZES, SPOTLIGHTS
from programmes import CHANNELS

CYCLE_START = datetime(2026, 11, 21, 18, tzinfo=timezone.utc)
CYCLE = timedelta(hours=6)
# A device asks within these seconds after the scheduled time; all devices show the interaction at their end.
ASKING_SECONDS = 15
SHOWN_SECONDS = 12
# The last answers need a moment to arrive.
COUNTING_SECONDS = 1
# So that nothing falls on the moment at which one programme ends and the next begins.
FIRST_SECONDS = 3


def words(pair):
    return {"en": pair[0], "zh-Hans": pair[1]}


def time(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(clock):
    """The first time at or after the beginning of the cycle that a clock shows `19:30`."""
    hours, minutes = map(int, clock.split(":"))
    return CYCLE_START.replace(hour=0) + timedelta(days=1 if hours < CYCLE_START.hour else 0, hours=hours, minutes=minutes)


class Pool:
    """Hands out its items in turn, each under IDs of its own: an interaction is scheduled once."""

    def __init__(self, kind, items):
        self.kind = kind
        self.items = items
        self.given = 0

    def next(self, identifier):
        item = self.items[self.given % len(self.items)]
        self.given += 1
        payload = {"id": identifier, "type": self.kind, "title": words(item["title"])}
        if "text" in item:
            payload["text"] = words(item["text"])
        if "choices" in item:
            payload["choices"] = [choice(*parts) for parts in zip("abcdef", item["choices"])]
        for name in ("attributes", "right"):
            if name in item:
                payload[name] = item[name]
        return payload


def choice(identifier, item):
    made = {"id": identifier, "label": words(item["label"])}
    if "note" in item:
        made["note"] = item["note"]
    if "attributes" in item:
        made["attributes"] = item["attributes"]
    return made


POOLS = {
    "poll": POLLS,
    "promotion": PROMOTIONS,
    "spotlight": SPOTLIGHTS,
    "quiz": QUIZZES,
    "notice": NOTICES,
}


def appointment(identifier, programme, at, round_seconds):
    show = at + timedelta(seconds=ASKING_SECONDS)
    made = {
        "id": identifier,
        "programme": programme["id"],
        "at": time(at),
        "show": time(show),
        "durationSeconds": SHOWN_SECONDS,
        "repeatSeconds": round_seconds,
    }
    if identifier.split("-")[-2] in ("poll", "quiz"):
        made["resultsAt"] = time(show + timedelta(seconds=SHOWN_SECONDS + COUNTING_SECONDS))
    return made


def build():
    channels, schedules, interactions = [], [], []
    for channel in CHANNELS:
        channels.append({"id": channel["id"], "number": channel["number"], "name": words(channel["name"])})
        pools = {kind: Pool(kind, POOLS[kind]) for kind in POOLS}
        # Channels begin at different items, so that two of them rarely show the same.
        for pool in pools.values():
            pool.given = channel["number"] * 3
        programmes, appointments = [], []
        listed = channel["programmes"]
        for index, item in enumerate(listed):
            start = moment(item["start"])
            stop = moment(listed[index + 1]["start"]) if index + 1 < len(listed) else CYCLE_START + CYCLE
            programme = {
                "id": item["id"],
                "start": time(start),
                "stop": time(stop),
                "title": words(item["title"]),
                "summary": words(item["summary"]),
            }
            if "shows" in item:
                programme["shows"] = item["shows"]
            programmes.append(programme)
            rhythm = channel["rhythm"]
            slots = rhythm["kinds"] * rhythm["rounds"]
            for place, kind in enumerate(slots):
                at = start + timedelta(seconds=FIRST_SECONDS + place * rhythm["slotSeconds"])
                if at + timedelta(seconds=ASKING_SECONDS + SHOWN_SECONDS) > stop:
                    break
                identifier = f"{channel['id'].split('.')[0]}-{item['id']}-{kind}-{place + 1}"
                interactions.append(pools[kind].next(identifier))
                appointments.append(appointment(identifier, programme, at, len(slots) * rhythm["slotSeconds"]))
        schedules.append(
            {
                "channel": channel["id"],
                "serial": 1,
                "from": time(CYCLE_START),
                "until": time(CYCLE_START + CYCLE),
                "refreshAfterSeconds": 3600,
                "repeats": True,
                "programmes": programmes,
                "interactions": appointments,
            }
        )
    return channels, schedules, interactions


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lines(values):
    return "[\n" + ",\n".join(map(line, values)) + "\n]"


def text(channels, schedules, interactions):
    """One item a line, so that a change is a short difference."""
    written = []
    for schedule in schedules:
        head = line({key: value for key, value in schedule.items() if key not in ("programmes", "interactions")})
        written.append(
            f'{head[:-1]},"programmes":{lines(schedule["programmes"])},"interactions":{lines(schedule["interactions"])}}}'
        )
    return (
        '{"$schema":"../schema/schedule.schema.json","version":1,"channels":'
        + lines(channels)
        + ',\n"schedules":[\n'
        + ",\n".join(written)
        + '\n],\n"interactions":'
        + lines(interactions)
        + "}\n"
    )


if __name__ == "__main__":
    target = pathlib.Path(__file__).resolve().parents[2] / "assets" / "channels" / "demo.json"
    target.write_text(text(*build()), encoding="utf-8")
