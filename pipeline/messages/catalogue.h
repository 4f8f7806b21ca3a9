// What the program says to people, in English and Chinese: the table messages.yaml,
// which the build packs into the program.

#ifndef PIPELINE_MESSAGES_CATALOGUE_H_
#define PIPELINE_MESSAGES_CATALOGUE_H_

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/model/language.h"

namespace budget::messages {

struct Entry {
  std::string_view id;
  std::string_view en;
  std::string_view zh;
};

// All of them, by id.  They live as long as the program.
std::span<const Entry> Entries();

using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

// The message of an id with its {names} replaced.  An id that is not in the table comes
// back as it is, with the values behind it.
std::string Say(Language language, std::string_view id, Values values = {});

// The same with {n}; of "one|many" the one that fits.
std::string Count(Language language, std::string_view id, std::size_t n,
                  Values more = {});

// What a stage says, which is in English, in another language: the entry whose English
// text has the same words gives the other one, with what stands for its {names}.  A
// text that no entry has comes back as it is.
std::string Translate(Language language, std::string_view english);

}  // namespace budget::messages

#endif  // PIPELINE_MESSAGES_CATALOGUE_H_
