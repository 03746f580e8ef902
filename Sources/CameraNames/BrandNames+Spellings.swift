extension BrandNames {
  /// The canonical brand of each spelling: words in lower case, as ``BrandNames/canonical(named:)`` splits them.
  static let spellings: [String: String] = {
    var spellings: [String: String] = [:]
    for (brand, others) in brands {
      for spelling in [brand.lowercased()] + others { spellings[spelling] = brand }
    }
    return spellings
  }()

  /// Spellings that can also begin a model's name and are then kept: "Xiaomi POCO F3".
  static let subBrands: Set<String> = ["poco", "redmi"]

  /// Each brand with its other spellings.
  private static let brands: [(String, [String])] = [
    ("Acer", []), ("AEE", []), ("Agfa", []), ("AgfaPhoto", []), ("Alcatel", ["tcl alcatel"]), ("Apple", []),
    ("Asus", ["asustek"]), ("AVT", []), ("BenQ", []), ("BlackBerry", ["research in motion", "rim"]),
    ("Bushnell", []), ("Canon", []), ("Casio", []), ("Concord", []), ("Contax", []), ("Creative", []), ("DJI", []),
    ("DxO", []), ("Epson", ["seiko epson"]), ("Essential", ["essential products"]), ("Fairphone", []),
    ("FLIR", []), ("Fujifilm", ["fuji", "fuji photo", "fuji photo film", "fujinon"]), ("Garmin", []),
    ("GE", ["general imaging"]), ("GitUp", []), ("Google", []), ("GoPro", []), ("Hasselblad", []),
    ("HMD", []), ("Honor", []), ("HP", ["hewlett packard", "hewlett-packard"]), ("HTC", []), ("Huawei", []),
    ("Insta360", ["arashi vision"]), ("Jenoptik", []), ("Jolla", []), ("JVC", ["jvc kenwood", "victor company"]),
    ("Kodak", ["eastman kodak", "jk imaging", "gcmc"]), ("Konica", []),
    ("Konica Minolta", ["konica-minolta"]), ("Kyocera", []), ("Leaf", ["creo leaf"]), ("Leica", []),
    ("Lenovo", []), ("LG", ["lge"]), ("Logitech", []), ("Mamiya", []), ("Medion", []), ("Meizu", []),
    ("Microsoft", []), ("Minolta", []), ("Minox", []), ("Motorola", ["motorol"]), ("Nikon", []), ("Nintendo", []),
    ("Nokia", ["hmd global"]), ("Nothing", []), ("Olympus", []), ("OM System", ["om digital", "om digital solutions"]),
    ("OnePlus", []), ("Oppo", []), ("Oregon Scientific", []), ("Palm", []), ("Panasonic", ["matsushita"]),
    ("Parrot", []), ("Pentax", ["asahi", "asahi optical"]), ("Phase One", []), ("Pixelink", []), ("Polaroid", []),
    ("Praktica", []), ("Raspberry Pi", ["raspberrypi"]), ("Realme", []), ("Reconyx", []),
    // Cameras of the joint company name Pentax in the model if they are Pentax cameras.
    ("Ricoh", ["pentax ricoh", "pentax ricoh imaging"]),
    ("Rollei", []), ("Samsung", []), ("Sanyo", []), ("Sharp", []), ("Sigma", []), ("Sinar", []), ("SJCAM", []),
    ("Sony", []), ("Sony Ericsson", ["sonyericsson"]), ("TCL", []), ("Toshiba", []), ("VenTrade", []), ("Vivitar", []),
    ("Vivo", []), ("Vodafone", []), ("Xiaomi", ["poco", "redmi"]), ("Yakumo", []), ("YI Technology", ["yi"]),
    ("Zeiss", ["carl zeiss"]), ("ZTE", []),
    // Makers that produce only lenses.
    ("7Artisans", []), ("Irix", []), ("Laowa", ["venus", "venus optics"]), ("Lensbaby", []), ("Meike", ["meke"]),
    ("Rokinon", []), ("Samyang", []), ("Schneider", ["schneider-kreuznach", "schneider kreuznach"]),
    ("Sirui", []), ("Tamron", []), ("Tokina", []), ("TTArtisan", []), ("Viltrox", []),
    ("Voigtländer", ["voigtlander", "voigtlaender"]), ("Yashica", []), ("Yongnuo", []),
  ]

  /// The brand of each camera family that only one brand uses: the first word of a name, or a code with its hyphen.
  static let families: [String: String] = [
    "eos": "Canon", "eos-": "Canon", "powershot": "Canon", "ixus": "Canon", "ixy": "Canon", "rebel": "Canon",
    "canoscan": "Canon", "coolpix": "Nikon", "finepix": "Fujifilm", "cyber-shot": "Sony", "cybershot": "Sony",
    "xperia": "Sony", "ilce-": "Sony", "ilca-": "Sony", "slt-": "Sony", "dslr-": "Sony", "dsc-": "Sony",
    "lumix": "Panasonic", "dmc-": "Panasonic", "exilim": "Casio", "optio": "Pentax", "caplio": "Ricoh",
    "easyshare": "Kodak", "pixpro": "Kodak", "digimax": "Samsung", "galaxy": "Samsung", "om-d": "Olympus",
    "iphone": "Apple", "ipad": "Apple", "pixel": "Google", "redmi": "Xiaomi", "poco": "Xiaomi", "moto": "Motorola",
    "mavic": "DJI", "finecam": "Kyocera",
  ]
}
