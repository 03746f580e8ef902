"""The channels and a cycle of their programmes, from 18:00 on; a programme lasts until the next begins."""

KINDS = ["poll", "promotion", "spotlight", "quiz", "poll", "promotion", "spotlight", "notice"]


def album(english, chinese, **more):
    return {"album": {"en": english, "zh-Hans": chinese}, **more}


def taken_with(**attributes):
    return {"attributes": attributes}


HARBOURS = album("Harbours", "港湾")
HIGH_COUNTRY = album("High country", "山野")
AFTER_DARK = album("After dark", "入夜")
STILL_THINGS = album("Still things", "静物")
GROWING = album("Growing", "草木")
WEATHER = album("Weather", "天气")
BUILT = album("Built", "建筑")
LIGHT = album("Light", "光")


def programme(start, identifier, title, summary, shows=None):
    made = {"start": start, "id": identifier, "title": title, "summary": summary}
    if shows:
        made["shows"] = shows
    return made


CHANNELS = [
    {
        "id": "one.tenfoot",
        "number": 1,
        "name": ("Photo One", "照片一台"),
        "rhythm": {"kinds": KINDS, "rounds": 2, "slotSeconds": 30},
        "programmes": [
            programme("18:00", "harbours", ("Harbours", "港湾"), ("Boats, piers and the lighthouse at the end.", "船、栈桥，以及尽头的灯塔。"), HARBOURS),
            programme("18:30", "weather", ("Whatever the weather", "风雨无阻"), ("Lightning, snow, and what a shower leaves behind.", "闪电、初雪，还有阵雨过后的景象。"), WEATHER),
            programme("19:00", "table", ("The quiet table", "安静的桌子"), ("Pears, eggs, old books: things that hold still.", "梨、鸡蛋、旧书：不会动的东西。"), STILL_THINGS),
            programme("19:30", "before-dawn", ("Blue before dawn", "黎明前的蓝"), ("The high country, before anyone else is up.", "山野，在所有人醒来之前。"), HIGH_COUNTRY),
            programme("20:00", "golden-hour", ("Golden hour", "黄金时刻"), ("The most looked-up photos.", "最受关注的照片，一张接一张。"), {"order": "popular", "secondsEach": 12}),
            programme("20:30", "fifty", ("Made with a 50", "用 50mm 拍摄"), ("One 50 mm lens on two cameras.", "一支 50mm 镜头，两台相机。"), taken_with(lens="Canon EF 50mm f/1.4 USM")),
            programme("21:00", "cities", ("Cities at night", "城市之夜"), ("Streets, a big wheel and lanterns, long after closing time.", "夜深打烊后的街道、摩天轮和灯笼。"), AFTER_DARK),
            programme("22:00", "doors", ("Stairs, gates, doors", "楼梯、鸟居与门"), ("What people build, and how they get in.", "人们建造了什么，又如何走进去。"), BUILT),
            programme("22:40", "light", ("What light does", "光的本事"), ("A prism, a pool, a soap film: light at play.", "棱镜、泳池、肥皂膜：光的小把戏。"), LIGHT),
            programme("23:30", "newest", ("Newest first", "从新到旧"), ("Back through the album, starting with the latest photo.", "从最新的一张看起，倒序浏览相册。"), {"order": "newest", "secondsEach": 10}),
        ],
    },
    {
        "id": "faraway.tenfoot",
        "number": 2,
        "name": ("Far Away", "远方"),
        "rhythm": {"kinds": ["quiz", "spotlight", "poll", "promotion"], "rounds": 2, "slotSeconds": 240},
        "programmes": [
            programme("18:00", "ridges", ("The far side of the valley", "山谷的另一边"), ("Ridges behind ridges, in every blue there is.", "山外有山，蓝外有蓝。"), HIGH_COUNTRY),
            programme("18:45", "sea", ("Where the land ends", "陆地尽头"), ("Piers, boats and a bridge in the fog.", "栈桥、小船和雾中的桥。"), HARBOURS),
            programme("19:30", "ice", ("Ice", "冰"), ("Snow on the branches, frost flowers on the glass.", "枝上的雪，窗上的花。"), WEATHER),
            programme("20:00", "sand", ("Sand and wind", "沙与风"), ("What a long zoom sees: dunes, ridges, a dandelion letting go.", "长焦所见：沙丘、山脊、飘散的蒲公英。"), taken_with(lens="Canon EF 70-200mm f/2.8L IS II USM")),
            programme("20:45", "roads", ("Roads that go on", "一直向前的路"), ("Streets and cloisters through a wide-angle lens.", "街道与回廊，广角所见。"), taken_with(lens="Fujifilm XF 23mm f/1.4 R")),
            programme("21:30", "open-skies", ("Under open skies", "天空之下"), ("Northern lights, lightning and an hour of stars.", "北极光、闪电，和一小时的星轨。"), taken_with(lens="Canon EF 24-70mm f/2.8L II USM")),
            programme("22:30", "white-village", ("The white village", "白色小镇"), ("A village, a gate in the water, a blue door.", "小镇、水上鸟居、蓝色的门。"), BUILT),
            programme("23:15", "balloon", ("From a balloon", "热气球上"), ("A phone, held out very carefully.", "一部手机，小心翼翼地伸出去。"), taken_with(model="Apple iPhone 12 Pro")),
        ],
    },
    {
        "id": "closeup.tenfoot",
        "number": 3,
        "name": ("Close Up", "特写"),
        "rhythm": {"kinds": ["spotlight", "quiz", "promotion", "poll", "notice"], "rounds": 2, "slotSeconds": 180},
        "programmes": [
            programme("18:00", "fruit", ("Fruit, glass, paper", "水果、玻璃、纸"), ("A table by a window, for an hour.", "窗边的一张桌子，看上一小时。"), STILL_THINGS),
            programme("19:00", "flames", ("Flames and drops", "火焰与水滴"), ("A portrait lens turns to candles and rain.", "人像镜头转向烛火和雨滴。"), taken_with(lens="Fujifilm XF 56mm f/1.2 R")),
            programme("19:30", "leaves", ("Leaves up close", "叶片微距"), ("A fern, an agave, a sunflower, as close as you can get.", "蕨叶、龙舌兰、向日葵，近到不能再近。"), GROWING),
            programme("20:15", "dew", ("What a dew drop sees", "露珠所见"), ("After rain, with a camera many people started on.", "雨后，用许多人的入门相机拍摄。"), taken_with(model="Canon EOS 550D")),
            programme("21:00", "pond", ("Patience at the pond", "池塘边的耐心"), ("A pocket zoom waits on the bank.", "一台长焦便携机守在岸边。"), taken_with(model="Panasonic Lumix DMC-TZ10")),
            programme("22:00", "smoke", ("Marbles and smoke", "弹珠与烟"), ("Light through small things.", "光线穿过小小的物件。"), LIGHT),
            programme("23:00", "fern", ("Fern by fern", "一叶一叶"), ("A walk through wet woods with a single zoom.", "带一支变焦镜头走过湿漉漉的林子。"), taken_with(model="Pentax K-5")),
        ],
    },
    {
        "id": "shop.tenfoot",
        "number": 4,
        "name": ("The Shop", "商店"),
        "rhythm": {"kinds": ["promotion", "poll", "promotion", "quiz"], "rounds": 2, "slotSeconds": 120},
        "programmes": [
            programme("18:00", "one-fifty", ("The fifty", "标准镜头"), ("Why everyone tells you to buy one.", "为什么人人都劝您买一支。"), taken_with(lens="Canon EF 50mm f/1.4 USM")),
            programme("18:30", "second-body", ("A second body", "第二台机身"), ("What the big one is good for, and what it isn’t.", "大机身擅长什么，又不擅长什么。"), taken_with(model="Canon EOS 5D Mark III")),
            programme("19:00", "pocket", ("Small enough", "小得正好"), ("One camera, one lens, one pocket.", "一台相机，一支镜头，一个口袋。"), taken_with(model="Fujifilm X100")),
            programme("19:30", "new", ("New this week", "本周上新"), ("The newest photos, and what they were taken with.", "最新的照片，以及拍下它们的器材。"), {"order": "newest"}),
            programme("20:00", "under-fifty", ("Under fifty", "50mm 以下"), ("35 mm, and how far it takes you.", "35mm 能带您走多远。"), taken_with(lens="Nikon AF-S DX Nikkor 35mm f/1.8G")),
            programme("20:30", "which-body", ("Which body for you?", "哪台机身适合您？"), ("Small and weather-sealed, with photos to prove it.", "小巧，防尘防溅，有照片为证。"), taken_with(model="Olympus OM-D E-M5")),
            programme("21:15", "ask-mei", ("Ask Mei", "问问 Mei"), ("Questions from viewers about streets, rain and f/1.4.", "观众来信：街道、雨和 f/1.4。"), taken_with(model="Fujifilm X-T1")),
            programme("22:00", "one-week", ("One lens for a week", "一支镜头过一周"), ("From fog to flying sparks with a 24–70.", "一支 24–70mm，从晨雾到火花。"), taken_with(model="Sony Alpha 7 III")),
            programme("23:00", "by-phone", ("It was a phone", "原来是手机"), ("Five photos you would not have guessed.", "五张让人意想不到的照片。"), taken_with(model="Apple iPhone 12 Pro")),
        ],
    },
    {
        "id": "friends.tenfoot",
        "number": 5,
        "name": ("Friends", "朋友"),
        "rhythm": {"kinds": ["spotlight", "poll", "notice", "quiz", "promotion"], "rounds": 2, "slotSeconds": 240},
        "programmes": [
            programme("18:00", "priya-wind", ("Priya: wind", "Priya：风"), ("Everything that flies, and a few things that fell.", "会飞的一切，也有掉下来的。"), taken_with(model="Nikon D90")),
            programme("18:45", "mei-rain", ("Mei: rain", "Mei：雨"), ("She goes out when the others come in.", "别人进屋，她出门。"), WEATHER),
            programme("19:30", "anna-harbours", ("Anna: harbours", "Anna：港湾"), ("An hour by the water, with whoever was there.", "水边的一小时，遇见谁就拍谁。"), HARBOURS),
            programme("20:30", "jonas-windows", ("Jonas: windows", "Jonas：窗"), ("Light that comes in, and what it lands on.", "照进来的光，和它落在的地方。"), LIGHT),
            programme("21:30", "mei-tea", ("Mei: tea", "Mei：茶"), ("A pot, a table, no hurry.", "一壶茶，一张桌子，不着急。"), STILL_THINGS),
            programme("22:30", "jonas-night", ("Jonas: night shift", "Jonas：夜班"), ("Twenty seconds at a time.", "每次二十秒。"), AFTER_DARK),
            programme("23:15", "priya-garden", ("Priya: the garden", "Priya：花园"), ("Fields, lilies and one very large sunflower.", "花田、睡莲，和一朵很大的向日葵。"), GROWING),
        ],
    },
    {
        "id": "testcard.tenfoot",
        "number": 101,
        "name": ("Test card", "测试图"),
        "rhythm": {"kinds": [], "rounds": 0, "slotSeconds": 1},
        "programmes": [
            programme("18:00", "test-card", ("Test card and tone", "测试图与测试音"), ("For adjusting the picture; the tone is left out.", "用来调整画面；测试音就免了。")),
        ],
    },
]
