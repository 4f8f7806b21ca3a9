#include "extractors/unknown_format.h"

#include <array>

namespace budget::extractors {
namespace {

using namespace std::string_view_literals;

constexpr KnownFormat kOffice = {"the file is an Office document",
                                 "save it as PDF, or as text in UTF-8"};
constexpr KnownFormat kOfd = {"the file is an OFD document", "convert it to PDF"};
constexpr KnownFormat kArchive = {"the file is an archive",
                                  "unpack it, and give the folder"};
constexpr KnownFormat kImage = {"the file is an image",
                                "recognise its text first, as a PDF with a text layer"};
constexpr KnownFormat kPage = {"the file is a program that prints pages",
                               "convert it to PDF"};

struct Mark {
  std::string_view bytes;
  std::size_t at;
  KnownFormat format;
};

constexpr auto kMarks = std::to_array<Mark>({
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, kOffice},  // .doc, .xls, .ppt, .wps
    {"{\\rtf"sv, 0, kOffice},
    {"Rar!\x1A\x07"sv, 0, kArchive},
    {"7z\xBC\xAF\x27\x1C"sv, 0, kArchive},
    {"\x1F\x8B"sv, 0, kArchive},  // gzip
    {"BZh"sv, 0, kArchive},
    {"\xFD"
     "7zXZ\0"sv,
     0, kArchive},
    {"(\xB5/\xFD"sv, 0, kArchive},  // zstd
    {"ustar"sv, 257, kArchive},     // tar
    {"\x89PNG\r\n\x1A\n"sv, 0, kImage},
    {"\xFF\xD8\xFF"sv, 0, kImage},  // JPEG
    {"GIF8"sv, 0, kImage},
    {"II*\0"sv, 0, kImage},  // TIFF
    {"MM\0*"sv, 0, kImage},
    {"WEBP"sv, 8, kImage},
    {"%!PS"sv, 0, kPage},
});

constexpr std::string_view kZip = "PK\x03\x04"sv;
// A ZIP file has the names of what is in it; the first ones tell what it is.
constexpr std::size_t kFirstNames = 4096;

KnownFormat OfZip(std::string_view bytes) {
  const std::string_view names = bytes.substr(0, kFirstNames);
  if (names.find("OFD.xml"sv) != std::string_view::npos) return kOfd;
  for (const std::string_view name :
       {"[Content_Types].xml"sv, "mimetypeapplication/vnd.oasis"sv, "word/"sv, "xl/"sv,
        "ppt/"sv}) {
    if (names.find(name) != std::string_view::npos) return kOffice;
  }
  return kArchive;
}

}  // namespace

KnownFormat RecogniseFormat(std::string_view bytes) {
  if (bytes.starts_with(kZip)) return OfZip(bytes);
  for (const Mark& mark : kMarks) {
    if (bytes.size() > mark.at && bytes.substr(mark.at).starts_with(mark.bytes)) {
      return mark.format;
    }
  }
  return {};
}

}  // namespace budget::extractors
