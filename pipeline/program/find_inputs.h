// The paths of the command line to the documents that are read.

#ifndef PIPELINE_PROGRAM_FIND_INPUTS_H_
#define PIPELINE_PROGRAM_FIND_INPUTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace budget::program {

// Why something that was met in a folder is not read.
enum class LeftOut : std::uint8_t {
  kOtherKind,     // a file whose name does not end like a document's
  kExcluded,      // by --include or --exclude
  kHidden,        // a file or folder whose name begins with a dot
  kFolderLink,    // a link to a folder: it could lead in a circle
  kDanglingLink,  // a link to nothing
  kSpecial,       // a FIFO, a socket, a device
};
inline constexpr std::size_t kLeftOutReasons = 6;

// "other-kind": in the ids of messages.
std::string_view IdOf(LeftOut reason);

struct Inputs {
  // Each once, in the order of the command line; the files of a folder in the order of
  // the bytes of their paths.  What cannot be read is among them, a folder, too, so
  // that it gets its row in documents.csv.
  std::vector<std::string> sources;
  std::array<std::size_t, kLeftOutReasons> left_out{};  // by LeftOut
  // The paths that are left out, in the order in which they were met; only if asked
  // for.
  struct Name {
    std::string path;
    LeftOut reason = LeftOut::kOtherKind;
  };
  std::vector<Name> left_out_names;
};

// Patterns of fnmatch(3), for what is met in folders: one with a '/' is matched against
// the whole path, any other against the name.
struct InputFilter {
  std::vector<std::string> include;  // empty: names that end like a document's
  std::vector<std::string> exclude;  // files, and folders with all that is in them
  bool keep_names = false;           // fill Inputs::left_out_names
};

// Standard input.
inline constexpr const char* kStandardInput = "-";

// A file is taken whatever its name is.  A folder is searched to any depth for names
// that end like those of documents.
Inputs FindInputs(const std::vector<std::string>& paths,
                  const InputFilter& filter = {});

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_FIND_INPUTS_H_
