/// `server` blocks of nginx that the measurements compare with.
enum NginxServer {
  /// A cache in front of a server, as in docs/servers/nginx.conf, without TLS.
  static func cache(port: Int, of server: ServerAddress) -> String {
    """
    server {
      listen 127.0.0.1:\(port) backlog=4096;
      location / {
        proxy_pass http://127.0.0.1:\(server.port);
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_cache tenfoot;
        proxy_cache_lock on;
        proxy_cache_revalidate on;
        proxy_cache_background_update on;
        proxy_cache_use_stale updating;
      }
    }
    """
  }

  /// A server of files of JSON.
  static func files(port: Int, in folder: String) -> String {
    """
    server {
      listen 127.0.0.1:\(port) backlog=4096;
      root \(folder);
      default_type application/json;
    }
    """
  }
}
