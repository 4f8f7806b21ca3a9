#include "extractors/pdf/poppler_objects.h"

#include <Stream.h>

#include "extractors/content/content_interpreter.h"

namespace budget::pdf {

void AppendStream(const Object& object, std::string* out) {
  Stream* stream = object.getStream();
  stream->reset();
  unsigned char buffer[8192];
  for (int size = 0; out->size() <= content::kMaxContent &&
                     (size = stream->doGetChars(sizeof buffer, buffer)) > 0;) {
    out->append(buffer, buffer + size);
  }
  stream->close();
}

std::optional<double> NumberIn(const Dict& dict, const char* key) {
  const Object value = dict.lookup(key);
  if (!value.isNum()) return std::nullopt;
  return value.getNum();
}

bool NumbersIn(const Dict& dict, const char* key, int size, double* out) {
  const Object array = dict.lookup(key);
  if (!array.isArray() || array.arrayGetLength() < size) return false;
  for (int i = 0; i < size; ++i) {
    const Object value = array.arrayGet(i);
    if (!value.isNum()) return false;
    out[i] = value.getNum();
  }
  return true;
}

}  // namespace budget::pdf
