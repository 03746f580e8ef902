"""What pops up: polls of pictures, promotions, spotlights, quizzes and notices, each in both languages.

A picture is named by the camera and the lens whose most selected photo of the demo album it is.
"""

FIVE_D = "Canon EOS 5D Mark III"
SMALL_EOS = "Canon EOS 550D"
X_T1 = "Fujifilm X-T1"
E_M5 = "Olympus OM-D E-M5"
FIFTY = "Canon EF 50mm f/1.4 USM"
LONG = "Canon EF 70-200mm f/2.8L IS II USM"
STANDARD = "Canon EF 24-70mm f/2.8L II USM"


def camera(model, lens=None):
    return {"model": model, "lens": lens} if lens else {"model": model}


# Title, who took it, what finds it.
PICTURES = {
    "dunes": (("Dunes", "沙丘"), "Mei", camera(FIVE_D, LONG)),
    "green-night": (("Green night", "极光之夜"), "Jonas", camera(FIVE_D, STANDARD)),
    "harbour": (("Harbour at dusk", "黄昏的港湾"), "Anna", camera(FIVE_D, FIFTY)),
    "kite": (("Kite", "风筝"), "Priya", camera("Nikon D90")),
    "from-above": (("From above", "俯瞰海滩"), "Priya", camera("Apple iPhone 12 Pro")),
    "citrus": (("Citrus", "柑橘"), "Mei", camera(SMALL_EOS, FIFTY)),
    "blue-ridges": (("Blue ridges", "层层青山"), "Mei", camera(SMALL_EOS, LONG)),
    "fireworks": (("Fireworks", "烟花"), "Priya", camera("Canon PowerShot G7 X")),
    "wet-street": (("Wet street", "雨街"), "Mei", camera(X_T1, "Fujifilm XF 23mm f/1.4 R")),
    "lanterns": (("Lanterns", "灯笼"), "Mei", camera(X_T1, "Fujifilm XF 56mm f/1.2 R")),
    "bridge": (("Bridge, morning", "大桥清晨"), "Mei", camera("Fujifilm X100")),
    "red-gate": (("Red gate", "水上鸟居"), "Mei", camera("Nikon Z6")),
    "five-eggs": (("Five eggs", "五枚鸡蛋"), "Anna", camera(E_M5, "Olympus M.Zuiko Digital 45mm f/1.8")),
    "red-boat": (("Red boat", "红色小船"), "Mei", camera(E_M5, "Olympus M.Zuiko Digital ED 12-50mm f/3.5-6.3 EZ")),
    "water-lily": (("Water lily", "睡莲"), "Priya", camera("Panasonic Lumix DMC-TZ10")),
    "falls": (("The falls", "瀑布"), "Anna", camera("Pentax K-5")),
    "misty-wood": (("Misty wood", "晨雾林间"), "Mei", camera("Sony Alpha 7 III")),
}


def picture(name):
    label, owner, attributes = PICTURES[name]
    return {"label": label, "note": f"{owner}, {attributes['model']}", "attributes": attributes}


def poll(english, chinese, *names):
    return {"title": (english, chinese), "choices": [picture(name) for name in names]}


POLLS = [
    poll("Which one would you hang on your wall?", "哪一张您想挂在墙上？", "dunes", "harbour", "green-night", "misty-wood"),
    poll("Where would you rather be right now?", "此刻您最想在哪里？", "red-boat", "blue-ridges", "wet-street", "falls"),
    poll("Which night do you like best?", "您最喜欢哪个夜晚？", "green-night", "fireworks", "lanterns", "wet-street"),
    poll("Which red is the reddest?", "哪一抹红最红？", "red-gate", "red-boat", "lanterns"),
    poll("What’s for breakfast?", "早餐吃哪一样？", "five-eggs", "citrus"),
    poll("Which one was the hardest to take?", "哪一张最难拍？", "fireworks", "green-night", "kite", "water-lily"),
    poll("Which one would you send as a postcard?", "您会寄哪一张明信片？", "from-above", "red-gate", "bridge", "harbour"),
    poll("Which picture is the quietest?", "哪一张最安静？", "misty-wood", "water-lily", "five-eggs", "dunes"),
    poll("Morning or evening?", "清晨还是傍晚？", "bridge", "harbour"),
    poll("Which viewpoint wins?", "哪个视角更胜一筹？", "from-above", "kite", "blue-ridges"),
    poll("Which one makes you want to go outside?", "哪一张让您想出门？", "kite", "falls", "red-boat", "misty-wood"),
]


def promotion(title, text, **attributes):
    return {"title": title, "text": text, "attributes": attributes}


PROMOTIONS = [
    promotion(
        ("The lens behind Harbour at dusk", "拍下《黄昏的港湾》的镜头"),
        ("50 mm, f/1.4: small, light, and bright enough for the last light of the day.", "50mm f/1.4：小巧轻便，天色将尽也够亮。"),
        lens=FIFTY,
    ),
    promotion(
        ("The lens behind Dunes", "拍下《沙丘》的镜头"),
        ("A long zoom stacks distant ridges one behind the other.", "长焦变焦镜头把远处的山脊层层叠起。"),
        lens=LONG,
    ),
    promotion(
        ("No camera took more photos here", "这里用它拍的照片最多"),
        ("Full frame, and at home in the dark.", "全画幅，越夜越从容。"),
        model=FIVE_D,
    ),
    promotion(
        ("A first camera that lasts", "耐用的第一台相机"),
        ("For small hands and small budgets: 18 megapixels.", "小巧、实惠，一千八百万像素。"),
        model=SMALL_EOS,
    ),
    promotion(
        ("One lens, and it stays on", "只此一镜，无须更换"),
        ("23 mm at f/2: one view of the world, and no choices to make.", "23mm f/2：一种视角，不必取舍。"),
        model="Fujifilm X100",
    ),
    promotion(
        ("The camera behind Kite", "拍下《风筝》的相机"),
        ("It took one of the most looked-up photos in this album.", "它拍下了本相册最受关注的照片之一。"),
        model="Nikon D90",
    ),
    promotion(
        ("Candlelight is enough", "烛光就够了"),
        ("This f/1.2 portrait lens needs no more than lantern light.", "f/1.2 人像镜头，有灯笼的光就够了。"),
        lens="Fujifilm XF 56mm f/1.2 R",
    ),
    promotion(
        ("Fits in a pocket, lights up the sky", "装进口袋，照亮夜空"),
        ("A one-inch sensor behind a zoom that opens to f/1.8.", "一英寸传感器，变焦镜头最大光圈 f/1.8。"),
        model="Canon PowerShot G7 X",
    ),
    promotion(
        ("It doesn’t mind the rain", "它不怕雨"),
        ("Sealed against dust and splashes, and so is its kit lens.", "机身防尘防溅，套机镜头也一样。"),
        model=E_M5,
    ),
    promotion(
        ("From one side of the valley to the other", "从山谷这边到那边"),
        ("24–70 mm, f/2.8 all the way.", "24–70mm，全程 f/2.8。"),
        lens="Sony FE 24-70mm f/2.8 GM",
    ),
    promotion(
        ("The camera you have with you", "随身带着的那台"),
        ("Held out of a balloon, and not dropped.", "从热气球上伸出手去拍，居然没掉。"),
        model="Apple iPhone 12 Pro",
    ),
    promotion(
        ("Zoom with your feet", "变焦靠走"),
        ("35 mm, f/1.8, for the price of a good dinner for four.", "35mm f/1.8，价钱相当于一顿四人晚餐。"),
        lens="Nikon AF-S DX Nikkor 35mm f/1.8G",
    ),
    promotion(
        ("Streets after rain", "雨后的街"),
        ("An f/1.4 wide-angle keeps exposures short at night.", "f/1.4 广角镜头，夜里快门也不慢。"),
        lens="Fujifilm XF 23mm f/1.4 R",
    ),
]


def spotlight(title, text, name):
    return {"title": title, "text": text, "attributes": PICTURES[name][2]}


SPOTLIGHTS = [
    spotlight(("Dunes, by Mei", "沙丘，Mei 拍摄"), ("The most looked-up photo in this album.", "本相册最受关注的一张。"), "dunes"),
    spotlight(("Green night, by Jonas", "极光之夜，Jonas 拍摄"), ("Thirteen seconds of northern lights at ISO 1600.", "十三秒的北极光，ISO 1600。"), "green-night"),
    spotlight(("Harbour at dusk, by Anna", "黄昏的港湾，Anna 拍摄"), ("The lamps are on; the sky still has light.", "灯已亮起，天色未褪。"), "harbour"),
    spotlight(("Kite, by Priya", "风筝，Priya 拍摄"), ("A thousandth of a second of wind.", "千分之一秒的风。"), "kite"),
    spotlight(("Morning bridge, by Mei", "大桥清晨，Mei 拍摄"), ("Fog below, sun above, one fixed lens.", "雾在下，日在上，一支定焦。"), "bridge"),
    spotlight(("Fireworks, by Priya", "烟花，Priya 拍摄"), ("Four seconds draw the whole burst.", "四秒钟，画出整朵烟花。"), "fireworks"),
    spotlight(("Red gate, by Mei", "水上鸟居，Mei 拍摄"), ("The tide is in.", "正值涨潮。"), "red-gate"),
    spotlight(("Wet street, by Mei", "雨街，Mei 拍摄"), ("Rain doubles every lamp.", "雨水让每盏灯成双。"), "wet-street"),
    spotlight(("The falls, by Anna", "瀑布，Anna 拍摄"), ("Two and a half seconds turn water into silk.", "两秒半，流水如丝。"), "falls"),
    spotlight(("Water lily, by Priya", "睡莲，Priya 拍摄"), ("Taken from the bank with a pocket zoom.", "便携长焦，岸边拍摄。"), "water-lily"),
    spotlight(("Misty wood, by Mei", "晨雾林间，Mei 拍摄"), ("The sun breaks through between the trunks.", "阳光从树干间透进来。"), "misty-wood"),
    spotlight(("Citrus, by Mei", "柑橘，Mei 拍摄"), ("Cut thin, and lit from behind.", "逆光下的薄片。"), "citrus"),
    spotlight(("From above, by Priya", "俯瞰海滩，Priya 拍摄"), ("Where the sea stops.", "海到此为止。"), "from-above"),
]


def quiz(title, right, *answers):
    """A question; its answers are pairs of words, or names of pictures."""
    made = [picture(answer) if isinstance(answer, str) else {"label": answer} for answer in answers]
    return {"title": title, "right": right, "choices": made}


def same(*labels):
    return [(label, label) for label in labels]


QUIZZES = [
    quiz(("Which aperture lets in the most light?", "哪个光圈进光量最大？"), "a", *same("f/1.4", "f/2.8", "f/5.6", "f/11")),
    quiz(
        ("Which of these had the longest exposure?", "哪一张曝光时间最长？"), "b", "kite", "green-night", "wet-street", "harbour"
    ),
    quiz(("Which of these was taken with a phone?", "哪一张是用手机拍的？"), "c", "dunes", "bridge", "from-above", "kite"),
    quiz(("Which of these was taken at f/1.2?", "哪一张是用 f/1.2 拍的？"), "a", "lanterns", "citrus", "harbour", "red-gate"),
    quiz(
        ("From f/4 to f/2.8: how much more light?", "从 f/4 到 f/2.8，进光量是原来的几倍？"),
        "b",
        ("1.4 times as much", "1.4 倍"),
        ("Twice as much", "2 倍"),
        ("Four times as much", "4 倍"),
    ),
    quiz(
        ("How large is a full-frame sensor?", "全画幅传感器有多大？"),
        "c",
        *same("17 × 13 mm", "24 × 16 mm", "36 × 24 mm", "44 × 33 mm"),
    ),
    quiz(
        ("What does a polarising filter take away?", "偏振镜能减弱什么？"),
        "a",
        ("Reflections on water", "水面的反光"),
        ("Noise at high ISO", "高感光度的噪点"),
        ("Camera shake", "手抖"),
    ),
    quiz(
        ("When is the golden hour?", "黄金时刻是什么时候？"),
        "b",
        ("Around noon", "正午前后"),
        ("After sunrise and before sunset", "日出之后与日落之前"),
        ("After midnight", "午夜之后"),
    ),
    quiz(
        ("Who took the oldest surviving photograph?", "现存最古老的照片是谁拍的？"),
        "a",
        ("Nicéphore Niépce", "尼塞福尔·涅普斯"),
        ("Louis Daguerre", "路易·达盖尔"),
        ("William Henry Fox Talbot", "威廉·塔尔博特"),
        ("George Eastman", "乔治·伊士曼"),
    ),
    quiz(
        ("1/125 s at f/8 is as bright as 1/250 s at…", "1/125 秒配 f/8，与 1/250 秒配哪档光圈一样亮？"),
        "b",
        *same("f/4", "f/5.6", "f/11", "f/16"),
    ),
    quiz(
        ("Which light is the warmest?", "哪种光最暖（色温最低）？"),
        "c",
        ("An overcast sky", "阴天"),
        ("The noon sun", "正午的太阳"),
        ("A candle", "烛光"),
    ),
    quiz(
        ("On an APS-C camera, which lens frames like a 50 mm on full frame?", "在 APS-C 相机上，哪支镜头的视角接近全画幅的 50mm？"),
        "b",
        *same("24 mm", "35 mm", "50 mm", "85 mm"),
    ),
    quiz(
        ("What does a histogram show?", "直方图显示什么？"),
        "a",
        ("How many pixels at each brightness", "各种亮度的像素有多少"),
        ("How sharp the picture is", "照片有多清晰"),
        ("Where the camera was", "相机在哪里"),
    ),
    quiz(
        ("From ISO 400 to ISO 1600: how many stops?", "从 ISO 400 到 ISO 1600 差几档？"),
        "b",
        ("One", "一档"),
        ("Two", "两档"),
        ("Four", "四档"),
    ),
]


def notice(title, text):
    return {"title": title, "text": text}


NOTICES = [
    notice(("Any value opens the mall", "每个参数都通向商城"), ("On a photo’s page, press OK on its lens, its aperture or its focal length.", "在照片页上，选中镜头、光圈或焦距后按确定键。")),
    notice(("Missed a vote?", "错过了投票？"), ("What you missed stays under Notices until the programme ends.", "错过的内容会保留在“通知”中，直到节目结束。")),
    notice(("Type a number", "输入数字即可换台"), ("1 to 5 are channels; 101 is the test card.", "1 到 5 是频道，101 是测试图。")),
    notice(("Bring your own photos", "带上您的照片"), ("Run “tenfoot import” with a folder; nothing is copied unless you ask.", "运行 tenfoot import 并指定文件夹；除非您要求，否则不会复制文件。")),
    notice(("This channel repeats", "本频道循环播出"), ("It starts again every six hours, so whatever you missed comes round again.", "六小时一轮，错过的还会再来。")),
    notice(("From camera to photos", "从相机到照片"), ("On a product’s page, the photos taken with it are one press away.", "在商品页上，按一下就能看到用它拍的照片。")),
    notice(("Stay a while", "多待一会儿"), ("The pictures change by themselves.", "画面会自动切换。")),
]
