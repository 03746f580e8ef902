import AlbumService
import Attributes
import Foundation
import Pictures
import Television

extension DemoAlbum {
  /// Its pictures as media to file, in its own order: what album.json says, and what their files say.
  ///
  /// - Parameters:
  ///   - folder: Where the pictures lie.
  ///   - language: The language of titles and albums.
  ///   - names: Makes names of cameras canonical.
  func media(in folder: String, language: Language, names: CameraNames) throws(PictureFailure) -> [NewMedium] {
    let pool = WorkerPool(workerCount: 1)
    var media: [NewMedium] = []
    for picture in photos {
      let path = "\(folder)/\(picture.file)"
      var photo = Photo(try pool.examine(path: path), path: path, names: names)
      photo.title = picture.title.text(in: language)
      photo.album = picture.album.text(in: language)
      photo.owner = picture.owner
      photo.selectionCount = picture.selectionCount
      media.append(NewMedium(photo: photo, stamp: FileStamp(path: path, inode: 0, sizeBytes: 0, modifiedNS: 0), isDemo: true))
    }
    return media
  }
}

extension Photo {
  /// Temporary, until importing has it.
  init(_ facts: MediaFacts, path: String, names: CameraNames) {
    self.init(id: "", title: "", file: path, album: "", contentHash: facts.contentHash)
    let camera = names.camera(make: facts.make, model: facts.model)
    brand = camera.brand
    model = camera.model
    lens = names.lens(facts.lens, brand: camera.brand)
    exifMake = facts.make
    exifModel = facts.model
    exposureProgram = facts.exposureProgram
    exposureTime = facts.exposureTime
    fNumber = facts.fNumber
    iso = facts.iso
    exposureBias = facts.exposureBias
    focalLength = facts.focalLength
    focalLength35 = facts.focalLength35
    takenAt = facts.takenAt
    width = facts.width
    height = facts.height
    orientation = facts.orientation
    problem = facts.problem
  }
}
