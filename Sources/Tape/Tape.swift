// The module's first file stands here until it has content.
