"""The demo album: which scenes it shows, under which titles, and the exposure each would have had."""

import gear
from gear import APERTURE, MANUAL, NORMAL, SHUTTER, Picture, shot, taken_with
from scenes import (
    bay,
    cities,
    cold_days,
    dusk,
    fields,
    flowers,
    glow,
    harbours,
    heights,
    leaves,
    light,
    mountains,
    places,
    shore,
    sill,
    storms,
    street,
    table,
    walls,
)

HARBOURS = {"en": "Harbours", "zh-Hans": "港湾"}
HIGH_COUNTRY = {"en": "High country", "zh-Hans": "山野"}
AFTER_DARK = {"en": "After dark", "zh-Hans": "入夜"}
STILL_THINGS = {"en": "Still things", "zh-Hans": "静物"}
GROWING = {"en": "Growing", "zh-Hans": "草木"}
WEATHER = {"en": "Weather", "zh-Hans": "天气"}
BUILT = {"en": "Built", "zh-Hans": "建筑"}
LIGHT = {"en": "Light", "zh-Hans": "光"}

PRIME_5D = taken_with(gear.EOS_5D, gear.EF50)
ZOOM_5D = taken_with(gear.EOS_5D, gear.EF24_70)
TELE_5D = taken_with(gear.EOS_5D, gear.EF70_200)
PRIME_550D = taken_with(gear.EOS_550D, gear.EF50)
TELE_550D = taken_with(gear.EOS_550D, gear.EF70_200)
D90 = taken_with(gear.D90, gear.NIKKOR35)
X100 = taken_with(gear.X100)
WIDE_XT1 = taken_with(gear.XT1, gear.XF23)
LONG_XT1 = taken_with(gear.XT1, gear.XF56)
A7 = taken_with(gear.A7, gear.FE24_70)
Z6 = taken_with(gear.Z6, gear.Z24_70)
K5 = taken_with(gear.K5, gear.DA18_135)
ZOOM_EM5 = taken_with(gear.EM5, gear.MZ12_50)
PRIME_EM5 = taken_with(gear.EM5, gear.MZ45)
G7X = taken_with(gear.G7X)
IPHONE = taken_with(gear.IPHONE)
TZ10 = taken_with(gear.TZ10)


def _album(name, rows):
    """Pictures of one album from rows (scene, English, Chinese, owner, count, gear, exposure, taken, further fields)."""
    return [
        Picture(
            scene,
            {"en": en, "zh-Hans": zh},
            name,
            owner,
            count,
            *equipment,
            shot(*exposure),
            taken,
            **(more[0] if more else {}),
        )
        for scene, en, zh, owner, count, equipment, exposure, taken, *more in rows
    ]


# fmt: off
# Exposures: program, seconds, f-number, ISO, compensation in EV, focal length in millimetres.
PICTURES = [
    *_album(HARBOURS, [
        (harbours.harbour, "Harbour at dusk", "黄昏的港湾", "Anna", 41, PRIME_5D, (APERTURE, "1/125", 2.8, 400, "-1/3", 50), "2014-06-21 21:40:12", {"described": True}),
        (harbours.lighthouse, "The light", "灯塔", "Jonas", 5, ZOOM_5D, (MANUAL, "1/4", 5.6, 800, "0", 35), "2015-09-12 20:14:37"),
        (bay.bridge, "Bridge, morning", "大桥清晨", "Mei", 24, X100, (MANUAL, "1/500", 5.6, 200, "0", 23), "2011-05-03 07:12:05", {"orientation": 8}),
        (bay.kite, "Kite", "风筝", "Priya", 43, D90, (APERTURE, "1/1000", 5.6, 200, "0", 35), "2010-08-14 15:26:48"),
        (shore.red_boat, "Red boat", "红色小船", "Mei", 8, ZOOM_EM5, (APERTURE, "1/200", 8, 200, "0", 32), "2013-06-02 08:11:40"),
        (shore.long_pier, "The long pier", "长长的栈桥", "Jonas", 10, A7, (MANUAL, "2.5", 16, 100, "0", 24), "2020-08-29 19:58:16", {"offset": "+02:00"}),
        (shore.from_above, "From above", "俯瞰海滩", "Priya", 31, IPHONE, (NORMAL, "1/2404", 1.6, 32, "0", 4.2), "2022-07-17 13:05:29", {"offset": "+02:00"}),
        (shore.moonrise, "Moonrise", "月出", "Anna", 3, TELE_5D, (APERTURE, "1/15", 2.8, 800, "-2/3", 85), "2016-10-16 18:49:03"),
    ]),
    *_album(HIGH_COUNTRY, [
        (mountains.still_lake, "Still lake", "静湖", "Jonas", 11, A7, (APERTURE, "1/160", 8, 100, "0", 28), "2019-07-09 07:52:31", {"offset": "+02:00"}),
        (mountains.dunes, "Dunes", "沙丘", "Mei", 52, TELE_5D, (APERTURE, "1/320", 8, 100, "1/3", 85), "2013-11-02 16:48:20", {"described": True}),
        (mountains.one_tree, "One tree", "孤树", "Anna", 3, LONG_XT1, (APERTURE, "1/400", 8, 200, "1", 56), "2015-01-18 09:21:03"),
        (mountains.three_up, "Three up", "三只热气球", "Priya", 4, IPHONE, (NORMAL, "1/580", 1.6, 32, "0", 4.2), "2021-05-16 06:33:54", {"offset": "+03:00"}),
        (heights.first_light, "First light", "第一缕晨光", "Jonas", 37, ZOOM_5D, (APERTURE, "1/30", 8, 200, "-1/3", 50), "2015-08-23 06:27:48", {"orientation": 6}),
        (heights.blue_ridges, "Blue ridges", "层层青山", "Mei", 6, TELE_550D, (APERTURE, "1/200", 8, 100, "-1/3", 135), "2012-09-15 18:12:33"),
        (heights.tent_light, "Under the stars", "星空之下", "Jonas", 28, ZOOM_5D, (MANUAL, "20", 2.8, 3200, "0", 24), "2015-08-14 23:41:07"),
        (heights.falls, "The falls", "瀑布", "Anna", 2, K5, (SHUTTER, "2.5", 16, 80, "0", 35), "2012-05-27 11:19:52"),
    ]),
    *_album(AFTER_DARK, [
        (cities.night, "Night", "夜", "Anna", 5, A7, (MANUAL, "10", 8, 100, "0", 24), "2020-02-01 18:07:44", {"offset": "+08:00"}),
        (dusk.green_night, "Green night", "极光之夜", "Jonas", 47, ZOOM_5D, (MANUAL, "13", 2.8, 1600, "0", 24), "2014-03-01 23:18:09", {"described": True}),
        (dusk.straight_on, "Straight on", "一直向前", "Priya", 2, G7X, (NORMAL, "1/60", 2.8, 125, "-1/3", 8.8), "2016-10-07 18:41:55", {"described": True}),
        (street.wet_street, "Wet street", "雨街", "Mei", 16, WIDE_XT1, (APERTURE, "1/60", 1.4, 1600, "-2/3", 23), "2016-06-24 21:12:30"),
        (cities.light_trails, "Light trails", "车流光轨", "Jonas", 7, A7, (MANUAL, "20", 11, 100, "0", 24), "2019-11-08 17:22:10", {"offset": "+01:00"}),
        (cities.big_wheel, "The big wheel", "摩天轮", "Mei", 9, Z6, (MANUAL, "8", 11, 100, "0", 30), "2021-09-04 19:51:27", {"offset": "+08:00"}),
        (street.lanterns, "Lanterns", "灯笼", "Mei", 14, LONG_XT1, (APERTURE, "1/125", 1.2, 800, "-1/3", 56), "2017-02-11 19:30:41"),
        (cities.fireworks, "Fireworks", "烟花", "Priya", 19, G7X, (MANUAL, "4", 5.6, 125, "0", 8.8), "2017-07-01 22:14:58"),
    ]),
    *_album(STILL_THINGS, [
        (table.two_pears, "Two pears", "两只梨", "Anna", 7, ZOOM_EM5, (APERTURE, "1/30", 5.6, 800, "-1/3", 42), "2012-12-08 14:05:17"),
        (table.coffee, "Morning coffee", "晨间咖啡", "Priya", 13, X100, (APERTURE, "1/60", 4, 400, "0", 23), "2012-03-11 09:08:34"),
        (table.three_eggs, "Five eggs", "五枚鸡蛋", "Anna", 1, PRIME_EM5, (APERTURE, "1/60", 4, 400, "1/3", 45), "2014-04-19 10:31:22"),
        (sill.citrus, "Citrus", "柑橘", "Mei", 12, PRIME_550D, (MANUAL, "1/30", 8, 100, "0", 50), "2013-01-26 16:40:08"),
        (sill.glass_bottles, "Six bottles", "六只玻璃瓶", "Priya", 4, D90, (APERTURE, "1/250", 5.6, 200, "2/3", 35), "2011-02-20 11:56:19"),
        (sill.candles, "Three candles", "三支蜡烛", "Anna", 2, LONG_XT1, (APERTURE, "1/60", 1.8, 1600, "-1", 56), "2015-12-24 18:03:50"),
        (table.old_books, "Old books", "旧书", "Jonas", 0, X100, (APERTURE, "1/40", 2.8, 800, "-1/3", 23), "2013-10-06 15:47:11"),
        (sill.marbles, "Marbles", "玻璃弹珠", "Mei", 5, PRIME_550D, (APERTURE, "1/200", 8, 200, "0", 50), "2012-07-08 18:20:36"),
    ]),
    *_album(GROWING, [
        (leaves.after_rain, "After rain", "雨后", "Mei", 9, PRIME_550D, (APERTURE, "1/250", 2.8, 200, "0", 50), "2011-04-30 10:44:26"),
        (fields.fields, "Fields", "花田", "Priya", 6, TZ10, (NORMAL, "1/400", 4.5, 80, "0", 7.4), "2010-05-02 13:02:41"),
        (flowers.sunflower, "Sunflower", "向日葵", "Priya", 21, D90, (APERTURE, "1/1000", 4, 200, "0", 35), "2011-08-07 10:15:02", {"orientation": 8}),
        (leaves.fern, "Fern", "蕨叶", "Jonas", 0, K5, (APERTURE, "1/60", 5.6, 400, "-2/3", 70), "2013-05-18 12:37:45"),
        (leaves.agave, "Agave", "龙舌兰", "Anna", 3, ZOOM_EM5, (APERTURE, "1/100", 6.3, 200, "0", 43), "2014-09-30 16:02:13"),
        (flowers.dandelion, "Dandelion", "蒲公英", "Mei", 17, TELE_5D, (APERTURE, "1/640", 2.8, 200, "1/3", 200), "2014-05-11 19:24:30"),
        (fields.birches, "Birches", "白桦林", "Jonas", 5, Z6, (APERTURE, "1/60", 5.6, 200, "0", 50), "2020-10-18 15:09:57", {"offset": "+02:00"}),
        (flowers.water_lily, "Water lily", "睡莲", "Priya", 8, TZ10, (NORMAL, "1/125", 4.6, 100, "0", 25.3), "2011-07-03 11:48:20"),
    ]),
    *_album(WEATHER, [
        (storms.lightning, "Lightning", "闪电", "Jonas", 26, ZOOM_5D, (MANUAL, "6", 8, 100, "0", 35), "2016-06-11 21:53:18", {"described": True}),
        (storms.rainbow, "After the shower", "阵雨过后", "Anna", 11, IPHONE, (NORMAL, "1/700", 1.6, 32, "0", 4.2), "2021-04-25 17:36:08", {"offset": "+02:00"}),
        (storms.cloud_tower, "Thunderhead", "积雨云", "Priya", 4, TZ10, (NORMAL, "1/500", 4.9, 80, "0", 8.2), "2011-06-28 19:41:33"),
        (cold_days.misty_wood, "Misty wood", "晨雾林间", "Mei", 15, A7, (APERTURE, "1/80", 8, 100, "2/3", 40), "2019-10-12 08:44:52", {"offset": "+02:00"}),
        (cold_days.first_snow, "First snow", "初雪", "Anna", 6, X100, (APERTURE, "1/30", 2, 1600, "-1/3", 23), "2012-12-02 17:18:26"),
        (cold_days.rain_on_glass, "Rain on glass", "窗上的雨", "Mei", 1, LONG_XT1, (APERTURE, "1/60", 1.2, 800, "-2/3", 56), "2016-11-05 18:26:47"),
        (cold_days.frost, "Ice flowers", "冰窗花", "Jonas", 0, D90, (APERTURE, "1/125", 5.6, 200, "1/3", 35), "2010-01-24 08:32:15"),
        (storms.mackerel_sky, "Mackerel sky", "鱼鳞云", "Priya", 5, IPHONE, (NORMAL, "1/240", 1.6, 32, "0", 4.2), "2021-10-03 18:47:39", {"offset": "+02:00"}),
    ]),
    *_album(BUILT, [
        (walls.stairs, "Stairs", "旋梯", "Jonas", 12, D90, (APERTURE, "1/25", 2.8, 800, "-1/3", 35), "2009-10-11 11:38:52", {"orientation": 6}),
        (places.arches, "Cloister", "回廊", "Anna", 7, WIDE_XT1, (APERTURE, "1/125", 5.6, 200, "0", 23), "2016-04-02 16:55:44"),
        (walls.oculus, "The eye", "穹顶之眼", "Mei", 4, A7, (APERTURE, "1/60", 5.6, 400, "-1/3", 24), "2019-05-01 12:06:30", {"offset": "+02:00"}),
        (places.white_village, "White village", "白色小镇", "Priya", 18, G7X, (APERTURE, "1/1000", 5.6, 125, "0", 12.4), "2016-09-09 11:12:51"),
        (places.red_gate, "Red gate", "水上鸟居", "Mei", 20, Z6, (APERTURE, "1/30", 8, 100, "0", 41), "2019-04-07 05:58:22", {"offset": "+09:00"}),
        (walls.blue_door, "Blue door", "蓝色的门", "Anna", 2, X100, (APERTURE, "1/250", 8, 200, "0", 23), "2013-06-15 17:29:09"),
        (places.tunnel, "Way home", "回家路上", "Jonas", 1, WIDE_XT1, (APERTURE, "1/60", 2, 800, "-1/3", 23), "2017-01-13 22:40:16"),
        (places.glass_tower, "Looking up", "仰望", "Priya", 0, G7X, (NORMAL, "1/500", 5.6, 125, "0", 8.8), "2018-05-20 13:33:07"),
    ]),
    *_album(LIGHT, [
        (light.prism, "Prism", "棱镜", "Jonas", 10, PRIME_550D, (MANUAL, "2", 5.6, 100, "0", 50), "2012-11-17 20:21:54"),
        (light.ribbons, "Ribbons", "光的丝带", "Priya", 3, ZOOM_EM5, (MANUAL, "30", 8, 200, "0", 12), "2013-12-30 21:05:43"),
        (light.soap_film, "Soap film", "肥皂膜", "Anna", 0, K5, (APERTURE, "1/60", 8, 400, "0", 135), "2014-02-08 15:16:38"),
        (light.pool, "The pool", "泳池", "Priya", 23, IPHONE, (NORMAL, "1/1900", 1.6, 32, "0", 4.2), "2022-08-06 14:22:01", {"offset": "+02:00"}),
        (glow.sparks, "Sparks", "火花", "Jonas", 8, A7, (MANUAL, "10", 8, 100, "0", 24), "2020-09-12 21:37:25", {"offset": "+02:00"}),
        (glow.stained_glass, "Rose window", "玫瑰花窗", "Mei", 6, D90, (APERTURE, "1/60", 2.8, 800, "-1", 35), "2010-09-05 12:51:14"),
        (glow.smoke, "Smoke", "烟", "Anna", 1, PRIME_550D, (MANUAL, "1/160", 8, 200, "0", 50), "2013-03-09 21:44:37"),
        (glow.star_trails, "Star trails", "星轨", "Jonas", 22, ZOOM_5D, (MANUAL, "3600", 8, 100, "0", 24), "2014-10-25 23:02:10", {"orientation": 6}),
    ]),
]
# fmt: on
