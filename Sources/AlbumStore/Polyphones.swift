/// The readings of Chinese characters that have several, in the words in which they occur in names of places and albums.
enum Polyphones {
  /// The longest word, characters.
  private static let longestWord = 3

  /// Returns the syllables of the longest word at a place, each with its tone; nil where no word is listed.
  static func reading(at index: Int, in text: [Character]) -> [String]? {
    for count in stride(from: min(longestWord, text.count - index), to: 1, by: -1) {
      if let reading = words[String(text[index..<index + count])] { return reading }
    }
    return text[index] == "长" ? [isGrown(at: index, in: text) ? "zhang3" : "chang2"] : nil
  }

  /// Whether 长 is zhǎng, to grow or a head, and not cháng, long: before an elder, and at the end of a word for a head or growth.
  private static func isGrown(at index: Int, in text: [Character]) -> Bool {
    if index + 1 < text.count { return "大老辈子女孙官兄者势".contains(text[index + 1]) }
    return index > 0 && "校家市班队部成生增县省院局团船机厂会社室站所师首店村镇科处组州酋连排营军舰秘助见".contains(text[index - 1])
  }

  private static let words: [String: [String]] = {
    var words: [String: [String]] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      words[fields[0]] = Array(fields.dropFirst())
    }
    return words
  }()

  /// Words, each with its syllables.
  private static let table = """
    长城 chang2 cheng2
    长江 chang2 jiang1
    长安 chang2 an1
    长春 chang2 chun1
    长沙 chang2 sha1
    重庆 chong2 qing4
    重阳 chong2 yang2
    重逢 chong2 feng2
    重游 chong2 you2
    重返 chong2 fan3
    重温 chong2 wen1
    重聚 chong2 ju4
    厦门 xia4 men2
    成都 cheng2 du1
    首都 shou3 du1
    都江堰 du1 jiang1 yan4
    都匀 du1 yun2
    古都 gu3 du1
    京都 jing1 du1
    大都 da4 du1
    帝都 di4 du1
    魔都 mo2 du1
    昌都 chang1 du1
    丰都 feng1 du1
    宜都 yi2 du1
    于都 yu2 du1
    乐山 le4 shan1
    乐清 yue4 qing1
    音乐 yin1 yue4
    乐器 yue4 qi4
    乐队 yue4 dui4
    乐团 yue4 tuan2
    西藏 xi1 zang4
    藏族 zang4 zu2
    藏区 zang4 qu1
    藏历 zang4 li4
    宝藏 bao3 zang4
    朝阳 chao2 yang2
    朝鲜 chao2 xian3
    朝圣 chao2 sheng4
    王朝 wang2 chao2
    唐朝 tang2 chao2
    明朝 ming2 chao2
    清朝 qing1 chao2
    宋朝 song4 chao2
    番禺 pan1 yu2
    六安 lu4 an1
    六合 lu4 he2
    蚌埠 beng4 bu4
    亳州 bo2 zhou1
    东莞 dong1 guan3
    吐鲁番 tu3 lu3 fan1
    台州 tai1 zhou1
    天台 tian1 tai1
    丽水 li2 shui3
    高句丽 gao1 gou1 li2
    会稽 kuai4 ji1
    单县 shan4 xian4
    解州 xie4 zhou1
    尉犁 yu4 li2
    洪洞 hong2 tong2
    铅山 yan2 shan1
    柏林 bo2 lin2
    秘鲁 bi4 lu3
    阿房宫 e1 pang2 gong1
    东阿 dong1 e1
    大埔 da4 bu4
    黄埔 huang2 pu3
    黄陂 huang2 pi2
    涡阳 guo1 yang2
    荥阳 xing2 yang2
    荥经 ying2 jing1
    莘县 shen1 xian4
    莘庄 xin1 zhuang1
    枞阳 zong1 yang2
    歙县 she4 xian4
    筠连 jun1 lian2
    犍为 qian2 wei2
    郫县 pi2 xian4
    珙县 gong3 xian4
    穆棱 mu4 ling2
    桦甸 hua4 dian4
    珲春 hun2 chun1
    盱眙 xu1 yi2
    甪直 lu4 zhi2
    浒墅关 xu3 shu4 guan1
    邗江 han2 jiang1
    栟茶 ben1 cha2
    乐亭 lao4 ting2
    蔚县 yu4 xian4
    井陉 jing3 xing2
    涿州 zhuo1 zhou1
    大城 dai4 cheng2
    大夫 dai4 fu5
    银行 yin2 hang2
    行业 hang2 ye4
    行家 hang2 jia5
    同行 tong2 xing2
    校长 xiao4 zhang3
    会计 kuai4 ji4
    孙行者 sun1 xing2 zhe3
    曾祖 zeng1 zu3
    单于 chan2 yu2
    单老师 shan4 lao3 shi1
    仇英 qiu2 ying1
    参商 shen1 shang1
    人参 ren2 shen1
    海参崴 hai3 shen1 wai3
    龟兹 qiu1 ci2
    月氏 yue4 zhi1
    吐蕃 tu3 bo1
    可汗 ke4 han2
    冒顿 mo4 du2
    燕京 yan1 jing1
    燕郊 yan1 jiao1
    燕山 yan1 shan1
    燕园 yan1 yuan2
    还乡 huan2 xiang1
    还家 huan2 jia1
    种子 zhong3 zi5
    种植 zhong4 zhi2
    种树 zhong4 shu4
    种地 zhong4 di4
    数学 shu4 xue2
    滑稽 hua2 ji1
    什刹海 shi2 cha4 hai3
    罗刹 luo2 cha4
    古刹 gu3 cha4
    香格里拉 xiang1 ge2 li3 la1
    迪化 di2 hua4
    和田 he2 tian2
    哈达 ha3 da2
    伽蓝 qie2 lan2
    似的 shi4 de5
    睡觉 shui4 jiao4
    觉醒 jue2 xing3
    角色 jue2 se4
    主角 zhu3 jue2
    便宜 pian2 yi5
    外甥 wai4 sheng5
    夹克 jia2 ke4
    给予 ji3 yu3
    供给 gong1 ji3
    模样 mu2 yang4
    头发 tou2 fa4
    理发 li3 fa4
    发型 fa4 xing2
    空地 kong4 di4
    空隙 kong4 xi4
    为何 wei4 he2
    中奖 zhong4 jiang3
    相机 xiang4 ji1
    相册 xiang4 ce4
    相片 xiang4 pian4
    照相 zhao4 xiang4
    真相 zhen1 xiang4
    首相 shou3 xiang4
    曲艺 qu3 yi4
    歌曲 ge1 qu3
    乐曲 yue4 qu3
    曲阜 qu1 fu4
    曲靖 qu3 jing4
    曲江 qu3 jiang1
    好奇 hao4 qi2
    爱好 ai4 hao4
    教堂 jiao4 tang2
    少年 shao4 nian2
    少林 shao4 lin2
    少女 shao4 nv3
    背包 bei1 bao1
    调查 diao4 cha2
    强迫 qiang3 po4
    """
}
