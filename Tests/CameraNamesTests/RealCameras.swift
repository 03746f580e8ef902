/// Make and Model of real files, every distinct pair of a collection of 151 photos, videos and recordings, with their
/// canonical names, found by hand. Columns: make, model, canonical brand, canonical model; `-` is an empty cell.
enum RealCameras {
  /// A pair with its canonical names.
  struct Row {
    let make: String
    let model: String
    let brand: String?
    let canonical: String?
  }

  /// The pairs, sorted by make and model.
  static let rows: [Row] = table.split(separator: "\n").map { line in
    let cells = line.split(separator: "|").map { cell in
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return Row(
      make: cells[0] == "-" ? "" : cells[0], model: cells[1] == "-" ? "" : cells[1],
      brand: cells[2] == "-" ? nil : cells[2], canonical: cells[3] == "-" ? nil : cells[3])
  }

  private static let table = """
    - | - | - | -
    - | GoPro Max | GoPro | GoPro Max
    Apple | Apple Vision Pro | Apple | Apple Vision Pro
    Apple | iPhone 11 Pro | Apple | Apple iPhone 11 Pro
    Apple | iPhone 13 Pro | Apple | Apple iPhone 13 Pro
    Apple | iPhone 15 Pro | Apple | Apple iPhone 15 Pro
    Apple | iPhone 3GS | Apple | Apple iPhone 3GS
    Apple | iPhone 4 | Apple | Apple iPhone 4
    Apple | iPhone 5s | Apple | Apple iPhone 5s
    Apple | iPhone 6 | Apple | Apple iPhone 6
    Apple | iPhone 7 | Apple | Apple iPhone 7
    Apple | iPhone 8 Plus | Apple | Apple iPhone 8 Plus
    Apple | iPhone SE | Apple | Apple iPhone SE
    Asahi Optical Co.,Ltd | PENTAX Optio 330 | Pentax | Pentax Optio 330
    CASIO COMPUTER CO.,LTD | QV-R51 | Casio | Casio QV-R51
    CASIO COMPUTER CO.,LTD. | EX-FH20 | Casio | Casio Exilim EX-FH20
    CASIO COMPUTER CO.,LTD. | EX-S1 | Casio | Casio Exilim EX-S1
    Camera | DC-4300 | - | DC-4300
    Canon | Canon DIGITAL IXUS 40 | Canon | Canon Digital IXUS 40
    Canon | Canon EOS 350D DIGITAL | Canon | Canon EOS 350D
    Canon | Canon EOS 40D | Canon | Canon EOS 40D
    Canon | Canon EOS 500D | Canon | Canon EOS 500D
    Canon | Canon EOS 5D | Canon | Canon EOS 5D
    Canon | Canon EOS 5D Mark III | Canon | Canon EOS 5D Mark III
    Canon | Canon EOS 6D | Canon | Canon EOS 6D
    Canon | Canon EOS 70D | Canon | Canon EOS 70D
    Canon | Canon EOS 7D | Canon | Canon EOS 7D
    Canon | Canon EOS R5 | Canon | Canon EOS R5
    Canon | Canon PowerShot A10 | Canon | Canon PowerShot A10
    Canon | Canon PowerShot A70 | Canon | Canon PowerShot A70
    Canon | Canon PowerShot A85 | Canon | Canon PowerShot A85
    Canon | Canon PowerShot G2 | Canon | Canon PowerShot G2
    Canon | Canon PowerShot G9 | Canon | Canon PowerShot G9
    Canon | Canon PowerShot S30 | Canon | Canon PowerShot S30
    Canon | Canon PowerShot S40 | Canon | Canon PowerShot S40
    Canon | Canon PowerShot S5 IS | Canon | Canon PowerShot S5 IS
    Canon | Canon PowerShot SX60 HS | Canon | Canon PowerShot SX60 HS
    Caplio | RR330 | Ricoh | Ricoh Caplio RR330
    EASTMAN KODAK COMPANY | KODAK CX7530 ZOOM DIGITAL CAMERA | Kodak | Kodak EasyShare CX7530
    EASTMAN KODAK COMPANY | KODAK Z612 ZOOM DIGITAL CAMERA | Kodak | Kodak EasyShare Z612
    Eastman Kodak Company | DC210 Zoom (V05.00) | Kodak | Kodak DC210
    FLIR Systems AB | - | FLIR | -
    FUJIFILM | DS-7 | Fujifilm | Fujifilm DS-7
    FUJIFILM | DX-10 | Fujifilm | Fujifilm DX-10
    FUJIFILM | FinePix E500 | Fujifilm | Fujifilm FinePix E500
    FUJIFILM | FinePix1400Zoom | Fujifilm | Fujifilm FinePix 1400 Zoom
    FUJIFILM | FinePixS1Pro | Fujifilm | Fujifilm FinePix S1 Pro
    FUJIFILM | FinePixS2Pro | Fujifilm | Fujifilm FinePix S2 Pro
    GoPro | HD2 | GoPro | GoPro HD HERO2
    Google | Pixel | Google | Google Pixel
    HMD Global | Nokia X71 | Nokia | Nokia X71
    HTC | HTC Desire | HTC | HTC Desire
    HUAWEI | ELE-L29 | Huawei | Huawei P30
    Hasselblad | L1D-20c | DJI | DJI Mavic 2 Pro
    Hasselblad/Imacon | Ixpress 528C - Hasselblad ELD | Hasselblad | Hasselblad Ixpress 528C
    KONICA MINOLTA | DiMAGE Z3 | Konica Minolta | Konica Minolta DiMAGE Z3
    KYOCERA | FC-S3 | Kyocera | Kyocera Finecam S3
    MINOLTA CO.,LTD | DiMAGE X | Minolta | Minolta DiMAGE X
    Minolta Co., Ltd. | DiMAGE 5 | Minolta | Minolta DiMAGE 5
    Motorola | XT912 | Motorola | Motorola Droid RAZR
    NIKON | COOLPIX P6000 | Nikon | Nikon Coolpix P6000
    NIKON | COOLPIX P7000 | Nikon | Nikon Coolpix P7000
    NIKON | E775 | Nikon | Nikon Coolpix 775
    NIKON | E900 | Nikon | Nikon Coolpix 900
    NIKON | E950 | Nikon | Nikon Coolpix 950
    NIKON CORPORATION | NIKON D300S | Nikon | Nikon D300S
    NIKON CORPORATION | NIKON D5300 | Nikon | Nikon D5300
    NIKON CORPORATION | NIKON D610 | Nikon | Nikon D610
    NIKON CORPORATION | NIKON D70 | Nikon | Nikon D70
    Nintendo | Nintendo 3DS | Nintendo | Nintendo 3DS
    Nokia | 3110c | Nokia | Nokia 3110c
    OLYMPUS CORPORATION | C8080WZ | Olympus | Olympus C-8080 Wide Zoom
    OLYMPUS IMAGING CORP. | E-420 | Olympus | Olympus E-420
    OLYMPUS IMAGING CORP. | E-M10 | Olympus | Olympus OM-D E-M10
    OLYMPUS IMAGING CORP. | FE190/X750 | Olympus | Olympus FE-190
    Oregon Scientific | DS6639 | Oregon Scientific | Oregon Scientific DS6639
    PENTAX Corporation | PENTAX K10D | Pentax | Pentax K10D
    PENTAX Corporation | PENTAX Optio WP | Pentax | Pentax Optio WP
    Panasonic | DMC-LC33 | Panasonic | Panasonic Lumix DMC-LC33
    Polyphony Digital Inc. | Gran Turismo 5 | Polyphony Digital | Polyphony Digital Gran Turismo 5
    RECONYX | HC500 HYPERFIRE | Reconyx | Reconyx HC500 HyperFire
    RICOH | DC-3Z | Ricoh | Ricoh DC-3Z
    RICOH | RDC-5300 | Ricoh | Ricoh RDC-5300
    RICOH IMAGING COMPANY, LTD. | PENTAX K-3 II | Pentax | Pentax K-3 II
    SAMSUNG | GT-I9000 | Samsung | Samsung Galaxy S
    SANYO Electric Co.,Ltd. | SX113 | Sanyo | Sanyo SX113
    SIGMA | SIGMA SD10 | Sigma | Sigma SD10
    SONY | CYBERSHOT | Sony | Sony Cyber-shot
    SONY | DSC-HX5V | Sony | Sony Cyber-shot DSC-HX5V
    SONY | DSLR-A200 | Sony | Sony Alpha 200
    SONY | ILCE-7CM2 | Sony | Sony Alpha 7C II
    Samsung Techwin | <Digimax i50 MP3, Samsung #1 MP3> | Samsung | Samsung Digimax i50 MP3
    Sony | D5803 | Sony | Sony Xperia Z3 Compact
    Xiaomi | M2012K11AG | Xiaomi | Xiaomi POCO F3
    Xiaomi | MI 5 | Xiaomi | Xiaomi Mi 5
    Xiaomi | Mi A1 | Xiaomi | Xiaomi Mi A1
    motorola | moto g(9) plus | Motorola | Motorola Moto G9 Plus
    samsung | Galaxy S25 Ultra | Samsung | Samsung Galaxy S25 Ultra
    samsung | SM-G900F | Samsung | Samsung Galaxy S5
    samsung | SM-N920T | Samsung | Samsung Galaxy Note 5
    """
}
