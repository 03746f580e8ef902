import Attributes
import Calls
import HTTPTypes
import MallService
import WireFormat

/// A kind of read of the catalogue. The answer is public, and caches revalidate it before each use.
public protocol ShelfRead: CallKind {}

extension ShelfRead {
  /// By all caches, which revalidate before each use.
  public static var caching: CachePolicy { .sharedRevalidated }
  /// Anyone.
  public static var access: CallAccess { .anyone }
}

/// A kind of read of orders. The answer is private to the caller, whose cache revalidates it before each use.
public protocol PurchaseRead: CallKind {}

extension PurchaseRead {
  /// By the caller's own cache, which revalidates before each use.
  public static var caching: CachePolicy { .revalidated }
  /// The owner.
  public static var access: CallAccess { .owner }
}

/// The reads of the mall.
public enum MallReads {
  /// `GET /v1/products`: a page of products; see ``MallService/MallAPI/products(_:page:_:)``.
  public enum Products: ListKind, ShelfRead {
    /// The products to list.
    public typealias Query = ProductQuery
    /// The products.
    public typealias Item = MallService.Product
    /// Where the calls go.
    public static let route = Route(.get, "/v1/products")
  }

  /// `GET /v1/products/{id}`: a product; see ``MallService/MallAPI/product(id:_:)``.
  public enum Product: ResourceKind, ShelfRead {
    /// The product.
    public typealias Answer = MallService.Product
    /// Where the calls go.
    public static let route = Route(.get, "/v1/products/{id}")
  }

  /// `GET /v1/brands`: a page of brands; see ``MallService/MallAPI/brands(page:_:)``.
  public enum Brands: ListKind, ShelfRead {
    /// The brands.
    public typealias Item = Brand
    /// Where the calls go.
    public static let route = Route(.get, "/v1/brands")
  }

  /// `GET /v1/counts`: how many products match each set of attributes; see ``MallService/MallAPI/productCounts(_:_:)``.
  public enum Counts: LongQueryKind, ShelfRead {
    /// The sets of attributes.
    public typealias Query = [AttributeSet]
    /// The numbers of products.
    public typealias Answer = [Int]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/counts")
    /// The member with the answer.
    public static let member: String? = "counts"
  }

  /// `GET /v1/pictures/{reference}`: a product's picture; see ``MallService/MallAPI/open(_:_:range:_:)``.
  public enum Media: MediaKind {
    /// Where the content is.
    public static let route = Route(.get, "/v1/pictures/{reference}")
    /// A drawing keeps its name when a new version of the program changes it.
    public static let caching = CachePolicy.shared(seconds: 3_600)
    /// Drawings are public.
    public static let access = CallAccess.anyone
  }

  /// `GET /v1/orders`: a page of orders with their products; see ``MallService/MallAPI/orders(page:_:)``.
  public enum Orders: ListKind, PurchaseRead {
    /// The orders.
    public typealias Item = OrderLine
    /// Where the calls go.
    public static let route = Route(.get, "/v1/orders")
  }

  /// `GET /v1/orders/{id}`: an order; see ``MallService/MallAPI/order(id:_:)``.
  public enum Order: ResourceKind, PurchaseRead {
    /// The order.
    public typealias Answer = MallService.Order
    /// Where the calls go.
    public static let route = Route(.get, "/v1/orders/{id}")
  }
}

/// The writes of the mall.
public enum MallWrites {
  /// `POST /v1/orders`: buys a product; see ``MallService/MallAPI/buy(product:_:)``.
  public enum Purchase: WriteKind {
    /// `{"product": ID}`.
    public struct Body: BodyForm, Decodable {
      /// The product's id.
      public var product: String

      /// Creates the content.
      public init(product: String) {
        self.product = product
      }

      /// Writes the content.
      public func write(to json: inout JSONWriter) {
        json.object { $0.member("product", product) }
      }
    }

    /// The order.
    public typealias Answer = Order
    /// Where the calls go.
    public static let route = Route(.post, "/v1/orders")
    /// The status of an answer.
    public static let status = HTTPResponse.Status.created

    /// Returns where the order is.
    public static func location(of answer: Order) -> String? { MallReads.Order.route.path([answer.id]) }
  }
}

/// Attributes by their names, and `sort`.
extension ProductQuery: QueryForm {
  /// Takes a query for products; without parameters every product, most bought first.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    self.init(
      attributes: try [Attribute](&parameters),
      sort: try parameters.value("sort", ProductQuery.Sort.init(rawValue:)) ?? .popular)
  }

  /// Adds the parameters.
  public func add(to parameters: inout QueryParameters) {
    attributes.add(to: &parameters)
    parameters.add("sort", sort.rawValue)
  }
}

/// See ``MallReads/Products``.
public typealias ProductsCall = PageCall<MallReads.Products>
/// See ``MallReads/Product``.
public typealias ProductCall = ResourceCall<MallReads.Product>
/// See ``MallReads/Brands``.
public typealias BrandsCall = PageCall<MallReads.Brands>
/// See ``MallReads/Counts``.
public typealias ProductCountsCall = QueryCall<MallReads.Counts>
/// See ``MallReads/Orders``.
public typealias OrdersCall = PageCall<MallReads.Orders>
/// See ``MallReads/Order``.
public typealias OrderCall = ResourceCall<MallReads.Order>
/// See ``MallWrites/Purchase``.
public typealias BuyCall = WriteCall<MallWrites.Purchase>
