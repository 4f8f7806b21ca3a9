// Deflated data (RFC 1950, 1951), by zlib: in a quarter of the time of poppler's own
// decoder, which makes a call of each byte.

#ifndef EXTRACTORS_PDF_INFLATE_H_
#define EXTRACTORS_PDF_INFLATE_H_

#include <cstddef>
#include <functional>
#include <string_view>

namespace budget::pdf {

// Pieces of this size are read and given.
inline constexpr std::size_t kPieceOfStream = 8192;

// Gives the data to `take`, piece by piece, until that returns false; of damaged data
// what stands before the damage.  `packed` gives the next bytes of the packed data,
// none at their end.  The checksum is not looked at: many writers of PDFs cut it off.
void Inflate(const std::function<std::string_view()>& packed,
             const std::function<bool(std::string_view)>& take);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_INFLATE_H_
