import AlbumService
import AlbumWire
import Calls

extension WireServer.Calls {
  /// Adds the calls of an album.
  public mutating func add(_ album: any AlbumAPI) {
    read(ItemsCall.self) { call, context throws(ServiceFailure) in
      try album.items(call.query, page: call.page, context)
    }
    read(ItemCall.self) { call, context throws(ServiceFailure) in try album.item(id: call.id, context) }
    read(AlbumsCall.self) { call, context throws(ServiceFailure) in
      try album.albums(call.query, page: call.page, context)
    }
    read(MonthsCall.self) { call, context throws(ServiceFailure) in try album.months(call.query, context) }
    read(ItemCountsCall.self) { call, context throws(ServiceFailure) in
      try album.itemCounts(call.query, context)
    }
    read(StatisticsCall.self) { call, context throws(ServiceFailure) in
      try album.shootingStatistics(call.query.attribute, context)
    }
    read(OwnerCountsCall.self) { call, context throws(ServiceFailure) in
      try album.ownerCounts(call.query.attribute, context)
    }
    media(AlbumReads.Media.route) { reference, rendition, range, context throws(ServiceFailure) in
      try album.open(reference, rendition, range: range, context)
    }
    addWrites(of: album)
  }

  private mutating func addWrites(of album: any AlbumAPI) {
    write(SelectionCall.self) { call, context throws(ServiceFailure) in
      try album.recordSelection(item: call.id, context)
    }
    write(RemovalCall.self) { call, context throws(ServiceFailure) in try album.removeItems(ids: call.body.ids, context)
    }
    write(RestorationCall.self) { call, context throws(ServiceFailure) in
      try album.restoreItems(removedBy: call.body.removal, context)
    }
    write(AlbumRemovalCall.self) { call, context throws(ServiceFailure) in
      try album.removeAlbum(id: call.id, context)
    }
    write(CameraCall.self) { call, context throws(ServiceFailure) in
      try album.correctCamera(item: call.id, brand: call.body.brand, model: call.body.model, context)
    }
  }
}
