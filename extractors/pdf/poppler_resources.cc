#include "extractors/pdf/poppler_resources.h"

#include <Catalog.h>
#include <OptionalContent.h>
#include <goo/GooString.h>

#include "extractors/pdf/poppler_objects.h"

namespace budget::pdf {
namespace {

template <typename T>
const T* FindNamed(const std::vector<std::pair<std::string, T>>& entries,
                   std::string_view name) {
  for (const auto& [key, value] : entries) {
    if (key == name) return &value;
  }
  return nullptr;
}

}  // namespace

Object PopplerResources::Find(const char* category, const std::string& name) const {
  for (const PopplerResources* at = this; at != nullptr; at = at->outer_) {
    if (!at->dict_.isDict()) continue;
    const Object entries = at->dict_.dictLookup(category);
    if (!entries.isDict()) continue;
    const Object& entry = entries.getDict()->lookupNF(name.c_str());
    if (!entry.isNull()) return entry.copy();
  }
  return Object(objNull);
}

std::shared_ptr<const content::ContentFont> PopplerResources::FindFont(
    std::string_view name) {
  if (const auto* found = FindNamed(found_fonts_, name)) return *found;
  const std::string key(name);
  const Object entry = Find("Font", key);
  if (entry.isNull()) return nullptr;
  std::shared_ptr<const content::ContentFont> font =
      fonts_->Get(document_->getXRef(), key, entry);
  found_fonts_.emplace_back(key, font);
  return font;
}

std::optional<content::NamedState> PopplerResources::FindState(std::string_view name) {
  if (const auto* found = FindNamed(found_states_, name)) return *found;
  const std::string key(name);
  const Object entry = Find("ExtGState", key).fetch(document_->getXRef());
  if (!entry.isDict() || entry.getDict()->hasKey("Font")) return std::nullopt;
  const Dict& dict = *entry.getDict();
  content::NamedState state;
  state.fill_opacity = NumberIn(dict, "ca");
  state.stroke_opacity = NumberIn(dict, "CA");
  state.line_width = NumberIn(dict, "LW");
  Object mode = dict.lookup("BM");
  if (mode.isArray() && mode.arrayGetLength() > 0) mode = mode.arrayGet(0);
  if (mode.isName())
    state.blended = !mode.isName("Normal") && !mode.isName("Compatible");
  const Object mask = dict.lookup("SMask");
  if (!mask.isNull()) state.soft_mask = mask.isDict();
  found_states_.emplace_back(key, state);
  return state;
}

content::NamedObject PopplerResources::ReadForm(const Object& stream) {
  content::NamedObject form;
  const Dict& dict = *stream.streamGetDict();
  double numbers[6];
  if (!NumbersIn(dict, "BBox", 4, form.box)) return form;  // poppler does not draw it
  if (NumbersIn(dict, "Matrix", 6, numbers)) {
    form.matrix = {numbers[0], numbers[1], numbers[2],
                   numbers[3], numbers[4], numbers[5]};
  }
  const Object group = dict.lookup("Group");
  form.group = group.isDict() && group.dictLookup("S").isName("Transparency");
  form.kind = content::NamedObject::Kind::kForm;
  form.resources = std::make_shared<PopplerResources>(document_, fonts_,
                                                      dict.lookup("Resources"), this);
  AppendStream(stream, &form.content);
  return form;
}

std::optional<content::NamedObject> PopplerResources::FindObject(
    std::string_view name) {
  const Object stream = Find("XObject", std::string(name)).fetch(document_->getXRef());
  if (!stream.isStream()) return std::nullopt;
  const Dict& dict = *stream.streamGetDict();
  content::NamedObject object;
  if (!IsVisible(dict.lookupNF("OC"))) return object;
  const Object subtype = dict.lookup("Subtype");
  if (subtype.isName("Form")) return ReadForm(stream);
  if (subtype.isName("Image")) {
    object.kind = content::NamedObject::Kind::kImage;
    const Object mask = dict.lookup("ImageMask");
    object.opaque = !dict.hasKey("SMask") && !dict.hasKey("Mask") &&
                    !(mask.isBool() && mask.getBool());
  }
  return object;
}

content::ColorModel PopplerResources::FindColorModel(std::string_view name) {
  const std::string key(name);
  const Object device(objName, key.c_str());
  const content::ColorModel model = ModelOf(device, 0);
  if (model != content::ColorModel::kUnknown) return model;
  return ModelOf(Find("ColorSpace", key).fetch(document_->getXRef()), 0);
}

// Colours are only compared, so a device's model stands for all that are like it.
content::ColorModel PopplerResources::ModelOf(const Object& space, int depth) const {
  if (space.isArray() && space.arrayGetLength() > 0) {
    const Object kind = space.arrayGet(0);
    if (kind.isName("CalGray")) return content::ColorModel::kGray;
    if (kind.isName("CalRGB")) return content::ColorModel::kRgb;
    if (kind.isName("Separation") || kind.isName("DeviceN"))
      return content::ColorModel::kTint;
    if (kind.isName("ICCBased") && space.arrayGetLength() > 1) {
      const Object profile = space.arrayGet(1);
      if (!profile.isStream()) return content::ColorModel::kUnknown;
      const std::optional<double> count = NumberIn(*profile.streamGetDict(), "N");
      if (count == 1) return content::ColorModel::kGray;
      if (count == 3) return content::ColorModel::kRgb;
      if (count == 4) return content::ColorModel::kCmyk;
      return content::ColorModel::kUnknown;
    }
    return depth == 0 ? ModelOf(kind, 1) : content::ColorModel::kUnknown;
  }
  if (space.isName("DeviceGray")) return content::ColorModel::kGray;
  if (space.isName("DeviceRGB")) return content::ColorModel::kRgb;
  if (space.isName("DeviceCMYK")) return content::ColorModel::kCmyk;
  if (space.isName("Pattern")) return content::ColorModel::kPattern;
  return content::ColorModel::kUnknown;
}

std::optional<content::MarkedContent> PopplerResources::FindProperties(
    std::string_view name, bool layer) {
  const Object entry = Find("Properties", std::string(name));
  if (entry.isNull()) return std::nullopt;
  content::MarkedContent content;
  if (layer) {
    content.visible = IsVisible(entry);
    return content;
  }
  const Object dict = entry.fetch(document_->getXRef());
  if (!dict.isDict()) return std::nullopt;
  const Object text = dict.dictLookup("ActualText");
  if (text.isString()) content.actual_text = text.getString()->toStr();
  return content;
}

}  // namespace budget::pdf
