"""The demo album: which scenes it shows, under which titles, and the exposure each would have had."""
import scenes_built as built
import scenes_growing as growing
import scenes_mountains as mountains
import scenes_night as nights
import scenes_sea as sea
import scenes_still as still
from gear import *  # noqa: F403

HARBOURS = {"en": "Harbours", "zh-Hans": "港湾"}
HIGH_COUNTRY = {"en": "High country", "zh-Hans": "高原群山"}
AFTER_DARK = {"en": "After dark", "zh-Hans": "入夜"}
STILL_THINGS = {"en": "Still things", "zh-Hans": "静物"}


def _picture(scene, en, zh, album, owner, count, gear, exposure, taken, **more):
    return Picture(scene, {"en": en, "zh-Hans": zh}, album, owner, count, *gear, exposure, taken, **more)


PICTURES = [
    # Harbours
    _picture(sea.harbour, "Harbour at dusk", "黄昏的港湾", HARBOURS, "Anna", 41, taken_with(EOS_5D, EF50),
             shot(APERTURE, "1/125", 2.8, 400, "-1/3", 50), "2014-06-21 21:40:12", described=True),
    _picture(sea.lighthouse, "The light", "灯塔", HARBOURS, "Jonas", 5, taken_with(EOS_5D, EF24_70),
             shot(MANUAL, "1/4", 5.6, 800, "0", 35), "2015-09-12 20:14:37"),
    _picture(sea.bridge, "Bridge, morning", "大桥清晨", HARBOURS, "Mei", 24, taken_with(X100),
             shot(MANUAL, "1/500", 5.6, 200, "0", 23), "2011-05-03 07:12:05", orientation=8),
    _picture(sea.kite, "Kite", "风筝", HARBOURS, "Priya", 43, taken_with(D90, NIKKOR35),
             shot(APERTURE, "1/1000", 5.6, 200, "0", 35), "2010-08-14 15:26:48"),
    # High country
    _picture(mountains.still_lake, "Still lake", "静湖", HIGH_COUNTRY, "Jonas", 11, taken_with(A7, FE24_70),
             shot(APERTURE, "1/160", 8, 100, "0", 28), "2019-07-09 07:52:31", offset="+02:00"),
    _picture(mountains.dunes, "Dunes", "沙丘", HIGH_COUNTRY, "Mei", 52, taken_with(EOS_5D, EF70_200),
             shot(APERTURE, "1/320", 8, 100, "1/3", 85), "2013-11-02 16:48:20"),
    _picture(mountains.one_tree, "One tree", "孤树", HIGH_COUNTRY, "Anna", 3, taken_with(XT1, XF56),
             shot(APERTURE, "1/400", 8, 200, "1", 56), "2015-01-18 09:21:03"),
    _picture(mountains.three_up, "Three up", "三只热气球", HIGH_COUNTRY, "Priya", 4, taken_with(IPHONE),
             shot(NORMAL, "1/580", 1.6, 32, "0", 4.2), "2021-05-16 06:33:54", offset="+03:00"),
    # After dark
    _picture(nights.night, "Night", "夜", AFTER_DARK, "Anna", 5, taken_with(A7, FE24_70),
             shot(MANUAL, "10", 8, 100, "0", 24), "2020-02-01 18:07:44", offset="+08:00"),
    _picture(nights.green_night, "Green night", "绿夜", AFTER_DARK, "Jonas", 47, taken_with(EOS_5D, EF24_70),
             shot(MANUAL, "13", 2.8, 1600, "0", 24), "2014-03-01 23:18:09"),
    _picture(nights.straight_on, "Straight on", "一直向前", AFTER_DARK, "Priya", 2, taken_with(G7X),
             shot(NORMAL, "1/60", 2.8, 125, "-1/3", 8.8), "2016-10-07 18:41:55", described=True),
    _picture(nights.wet_street, "Wet street", "雨街", AFTER_DARK, "Mei", 16, taken_with(XT1, XF23),
             shot(APERTURE, "1/60", 1.4, 1600, "-2/3", 23), "2016-06-24 21:12:30"),
    # Still things
    _picture(still.two_pears, "Two pears", "两只梨", STILL_THINGS, "Anna", 7, taken_with(EM5, MZ12_50),
             shot(APERTURE, "1/30", 5.6, 800, "-1/3", 42), "2012-12-08 14:05:17"),
    _picture(still.after_rain, "After rain", "雨后", STILL_THINGS, "Mei", 9, taken_with(EOS_550D, EF50),
             shot(APERTURE, "1/250", 2.8, 200, "0", 50), "2011-04-30 10:44:26"),
    _picture(built.stairs, "Stairs", "旋梯", STILL_THINGS, "Jonas", 12, taken_with(D90, NIKKOR35),
             shot(APERTURE, "1/25", 2.8, 800, "-1/3", 35), "2009-10-11 11:38:52", orientation=6),
    _picture(growing.fields, "Fields", "花田", STILL_THINGS, "Priya", 6, taken_with(TZ10),
             shot(NORMAL, "1/400", 4.5, 80, "0", 7.4), "2010-05-02 13:02:41"),
]
