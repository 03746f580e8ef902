#pragma once
#include <stddef.h>
#include <stdint.h>

enum { SHA256_BLOCK_BYTES = 64 };

/// Takes whole blocks into a SHA-256 state (FIPS 180-4, 6.2.2).
void sha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);
