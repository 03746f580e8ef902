import CameraNames
import Testing

/// Canonical names of brands and cameras.
@Suite struct CameraNameResolverTests {
  private let names: CameraNameResolver

  init() throws { names = try NamesFixture.names() }

  @Test(
    arguments: [
      ("NIKON", "Nikon"), ("NIKON CORPORATION", "Nikon"), ("OLYMPUS OPTICAL CO.,LTD", "Olympus"),
      ("OLYMPUS IMAGING CORP.", "Olympus"), ("OLYMPUS DIGITAL CAMERA", "Olympus"),
      ("OM Digital Solutions", "OM System"), ("EASTMAN KODAK COMPANY", "Kodak"), ("JK Imaging, Ltd.", "Kodak"),
      ("GCMC", "Kodak"), ("Asahi Optical Co.,Ltd.", "Pentax"), ("PENTAX Corporation ", "Pentax"),
      ("PENTAX RICOH IMAGING", "Ricoh"), ("RICOH IMAGING COMPANY, LTD.", "Ricoh"), ("Caplio", "Ricoh"),
      ("CASIO COMPUTER CO.,LTD.", "Casio"), ("FUJI PHOTO FILM CO., LTD.", "Fujifilm"), ("Minolta Co., Ltd.", "Minolta"),
      ("KONICA CORPORATION", "Konica"), ("Konica Minolta Camera, Inc.", "Konica Minolta"),
      ("Samsung Techwin", "Samsung"), ("SAMSUNG DIGITAL IMA", "Samsung"), ("Sony Ericsson", "Sony Ericsson"),
      ("SONY", "Sony"), ("motorola", "Motorola"), ("HMD Global", "Nokia"), ("LGE", "LG"), ("LG Electronics", "LG"),
      ("SEIKO EPSON CORP.", "Epson"), ("SANYO Electric Co.,Ltd.", "Sanyo"), ("Hewlett-Packard", "HP"),
      ("Hasselblad/Imacon", "Hasselblad"), ("LEICA CAMERA AG", "Leica"), ("Phase One A/S", "Phase One"),
      ("Research In Motion", "BlackBerry"), ("Polyphony Digital Inc.", "Polyphony Digital"),
      ("VenTrade GmbH, Germany", "VenTrade"), ("Foo Optical", "Foo Optical"),
    ])
  func findsTheBrandOfEveryMake(raw: String, brand: String) {
    #expect(names.brand(raw) == brand)
    #expect(CameraNameResolver.rulesOnly.brand(raw) == brand)
    #expect(names.brand(brand) == brand)
  }

  @Test(
    arguments: [
      ("RICOH IMAGING COMPANY, LTD.", "PENTAX K-3 II", "Pentax K-3 II"),
      ("PENTAX RICOH IMAGING", "GR", "Ricoh GR"),
      ("RICOH IMAGING COMPANY, LTD.", "RICOH GR III", "Ricoh GR III"),
      ("JK Imaging, Ltd.", "KODAK PIXPRO S-1", "Kodak PixPro S-1"),
      ("KYOCERA", "CONTAX N DIGITAL", "Contax N Digital"),
      ("HMD Global", "Nokia X71", "Nokia X71"),
      ("OM Digital Solutions", "E-P7", "Olympus PEN E-P7"),
      ("OM Digital Solutions", "OM-1MarkII", "OM System OM-1 Mark II"),
    ])
  func prefersTheBrandInTheModelToTheMake(make: String, model: String, canonical: String) {
    #expect(names.camera(make: make, model: model).model == canonical)
  }

  @Test(
    arguments: [
      ("Canon EOS-1D X Mark III", "Canon EOS-1D X Mark III"), ("Canon EOS R5m2", "Canon EOS R5 Mark II"),
      ("Canon EOS 350D DIGITAL", "Canon EOS 350D"), ("Canon EOS Kiss Digital", "Canon EOS Kiss Digital"),
      ("Sony ILCE-7M3", "Sony Alpha 7 III"), ("Sony ILCE-7RM4A", "Sony Alpha 7R IVA"),
      ("sony a7iii", "Sony Alpha 7 III"),
      ("Sony Alpha a6000", "Sony Alpha 6000"), ("SLT-A55V", "Sony Alpha 55"), ("Sony ILCA-77M2", "Sony Alpha 77 II"),
      ("Sony DSC-RX100M3", "Sony Cyber-shot DSC-RX100 III"), ("Sony DSC-RX100M5A", "Sony Cyber-shot DSC-RX100 VA"),
      ("Sony DSC-M1", "Sony Cyber-shot DSC-M1"), ("Sony ZV-1M2", "Sony ZV-1 II"), ("Sony ILME-FX30", "Sony FX30"),
      ("Sony NEX-5N", "Sony NEX-5N"), ("Panasonic DMC-TZ10", "Panasonic Lumix DMC-TZ10"),
      ("Panasonic DC-G9M2", "Panasonic Lumix DC-G9 II"), ("Panasonic DC-S5M2X", "Panasonic Lumix DC-S5 IIX"),
      ("Panasonic DC-FZ10002", "Panasonic Lumix DC-FZ1000 II"), ("Panasonic DMC-CM10", "Panasonic Lumix DMC-CM10"),
      ("NIKON E995", "Nikon Coolpix 995"), ("NIKON E3s", "Nikon E3s"), ("NIKON Z 6_2", "Nikon Z6II"),
      ("NIKON Z 5", "Nikon Z5"), ("NIKON Z fc", "Nikon Z fc"), ("NIKON Z f", "Nikon Zf"), ("NIKON 1 J5", "Nikon 1 J5"),
      ("Olympus E-M10MarkII", "Olympus OM-D E-M10 Mark II"), ("Olympus E-M1X", "Olympus OM-D E-M1X"),
      ("Olympus E-PL1s", "Olympus PEN E-PL1s"), ("Olympus PEN-F", "Olympus PEN-F"), ("Olympus E-1", "Olympus E-1"),
      ("Olympus C2040Z", "Olympus C-2040 Zoom"), ("Olympus C750UZ", "Olympus C-750 Ultra Zoom"),
      ("Olympus u760,S760", "Olympus mju 760"), ("Olympus TG-830 iHS", "Olympus Tough TG-830"),
      ("Olympus SP590UZ", "Olympus SP-590UZ"), ("Olympus STYLUS1,1s", "Olympus Stylus 1"),
      ("Fujifilm FinePix6800 ZOOM", "Fujifilm FinePix 6800 Zoom"), ("Fujifilm FinePixS2Pro", "Fujifilm FinePix S2 Pro"),
      ("Fujifilm FinePix S5500", "Fujifilm FinePix S5500"), ("Fujifilm FinePix X100", "Fujifilm X100"),
      ("Fujifilm X-T30 II", "Fujifilm X-T30 II"), ("Casio EX-Z750", "Casio Exilim EX-Z750"),
      ("KODAK DX4900 ZOOM DIGITAL CAMERA", "Kodak EasyShare DX4900"),
      ("KODAK EASYSHARE Touch Camera, M5370", "Kodak EasyShare M5370"),
      ("KODAK EASYSHARE Z1015 IS DIGITAL CAMERA", "Kodak EasyShare Z1015 IS"),
      ("Kodak DCS Pro SLR/n", "Kodak DCS Pro SLR/n"),
      ("Leica M9 Digital Camera", "Leica M9"), ("LEICA D-LUX (Typ 109)", "Leica D-Lux (Typ 109)"),
      ("LEICA M Typ 240", "Leica M (Typ 240)"), ("RICOH GR DIGITAL 3", "Ricoh GR Digital III"),
      ("PENTAX K-5 II s", "Pentax K-5 IIs"), ("PENTAX *ist DS", "Pentax *ist DS"), ("HTC One_M8", "HTC One M8"),
      ("motorola moto g(9) plus", "Motorola Moto G9 Plus"), ("DJI Mavic Pro FC220", "DJI FC220"),
    ])
  func spellsInternalCodesByRulesAlone(raw: String, canonical: String) {
    #expect(CameraNameResolver.rulesOnly.model(raw) == canonical)
    #expect(CameraNameResolver.rulesOnly.model(canonical) == canonical)
  }

  @Test(
    arguments: [
      ("canon rebel t2i", "Canon EOS 550D"), ("EOS 550D", "Canon EOS 550D"), ("Canon EOS Kiss X4", "Canon EOS 550D"),
      ("Canon EOS DIGITAL REBEL XSi", "Canon EOS 450D"), ("Canon EOS Kiss M2", "Canon EOS M50 Mark II"),
      ("Canon PowerShot SD300", "Canon Digital IXUS 40"), ("Canon IXY DIGITAL 50", "Canon Digital IXUS 40"),
      ("Canon PowerShot ELPH 110 HS", "Canon IXUS 125 HS"), ("Canon PowerShot S100", "Canon PowerShot S100"),
      ("Canon PowerShot S100 Digital ELPH", "Canon Digital IXUS"),
      ("canon g7 x mark ii", "Canon PowerShot G7 X Mark II"),
      ("nikon d70S", "Nikon D70s"), ("nikon p6000", "Nikon Coolpix P6000"), ("sony rx100", "Sony Cyber-shot DSC-RX100"),
      ("Panasonic DMC-ZS7", "Panasonic Lumix DMC-TZ10"), ("panasonic tz10", "Panasonic Lumix DMC-TZ10"),
      ("Panasonic DMC-GX7MK2", "Panasonic Lumix DMC-GX80"), ("Panasonic DC-FZ80D", "Panasonic Lumix DC-FZ82D"),
      ("Olympus Stylus 760", "Olympus mju 760"), ("Fujifilm FinePix S9000", "Fujifilm FinePix S9500"),
      ("KONICA MINOLTA MAXXUM 7D", "Konica Minolta Dynax 7D"), ("DJI FC220", "DJI Mavic Pro"),
      ("Samsung SM-G973F", "Samsung Galaxy S10"), ("samsung s10", "Samsung Galaxy S10"),
      ("Huawei ELE-L29", "Huawei P30"), ("Huawei BND-L21", "Honor 7X"), ("Xiaomi M2012K11AG", "Xiaomi POCO F3"),
      ("Sony D5803", "Sony Xperia Z3 Compact"), ("motorola XT1068", "Motorola Moto G (2nd Gen)"),
      ("OnePlus ONEPLUS A3003", "OnePlus 3"), ("LGE LG-H815", "LG G4"), ("pixel 4a", "Google Pixel 4a"),
      ("Samsung S730", "Samsung S730"), ("SAMSUNG <KENOX S730  / Samsung S730>", "Samsung S730"),
    ])
  func findsNamesOfRegionsAndUsersInTheTable(raw: String, canonical: String) {
    #expect(names.model(raw) == canonical)
  }

  @Test(
    arguments: [
      ("NIKON", "D3", "Nikon D3"), ("NIKON", "D3S", "Nikon D3S"), ("NIKON", "D3X", "Nikon D3X"),
      ("Canon", "Canon EOS 5DS R", "Canon EOS 5DS R"), ("Canon", "Canon EOS 5DS", "Canon EOS 5DS"),
      ("Panasonic", "DC-G100D", "Panasonic Lumix DC-G100D"), ("Sony", "DSC-HX95", "Sony Cyber-shot DSC-HX95"),
      ("RICOH IMAGING COMPANY, LTD.", "RICOH GR III HDF", "Ricoh GR III HDF"),
      ("Phase One A/S", "P45+", "Phase One P45+"),
      ("Canon", "Canon EOS M2", "Canon EOS M2"), ("Canon", "Canon EOS 999D", "Canon EOS 999D"),
      ("motorola", "moto g(7) plus", "Motorola Moto G7 Plus"), ("samsung", "SM-G975F", "Samsung Galaxy S10+"),
    ])
  func keepsSimilarProductsApart(make: String, model: String, canonical: String) {
    #expect(names.camera(make: make, model: model).model == canonical)
  }

  @Test func returnsWhatIsKnownOfDamagedText() {
    #expect(names.camera(make: nil, model: nil) == CanonicalCamera(brand: nil, model: nil))
    #expect(names.camera(make: " \0", model: "\u{1}") == CanonicalCamera(brand: nil, model: nil))
    #expect(names.camera(make: "Make", model: "XXX-XXX") == CanonicalCamera(brand: nil, model: nil))
    #expect(names.camera(make: "Camera", model: "DC-4300") == CanonicalCamera(brand: nil, model: "DC-4300"))
    #expect(names.camera(make: "456", model: "123") == CanonicalCamera(brand: nil, model: "123"))
    #expect(names.camera(make: "Jolla", model: "Jolla") == CanonicalCamera(brand: "Jolla", model: nil))
    #expect(
      names.camera(make: nil, model: "CanoScan 8800F") == CanonicalCamera(brand: "Canon", model: "Canon CanoScan 8800F")
    )
    #expect(names.camera(make: "Foo Inc.", model: "Bar 3") == CanonicalCamera(brand: "Foo", model: "Foo Bar 3"))
    #expect(names.model("Foo Bar 3") == "Foo Bar 3")
    #expect(names.model("") == "")
    #expect(names.brand(" ") == "")
  }
}
