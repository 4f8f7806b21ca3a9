#include "extractors/pdf/poppler_resources.h"

#include <Catalog.h>
#include <OptionalContent.h>
#include <goo/GooString.h>

#include "extractors/pdf/poppler_objects.h"

namespace budget::pdf {
namespace {

// In bytes of content.
constexpr std::size_t kCostOfLookup = 1024;
constexpr std::size_t kCostOfObject = 4096;  // that is drawn: read anew each time
constexpr std::size_t kCostOfEntry = 16;     // of a dictionary that is looked into
constexpr std::size_t kCostOfName = 16;      // that has been looked up before

}  // namespace

Object PopplerResources::Find(const char* category, const std::string& name) const {
  if (!budget_->Spend(kCostOfLookup)) return Object(objNull);
  for (const PopplerResources* at = this; at != nullptr; at = at->outer_) {
    if (!at->dict_.isDict()) continue;
    const Object entries = at->dict_.dictLookup(category);
    if (!entries.isDict()) continue;
    const auto size = static_cast<std::size_t>(entries.getDict()->getLength());
    if (!budget_->Spend(kCostOfEntry * size)) break;
    const Object& entry = entries.getDict()->lookupNF(name.c_str());
    if (!entry.isNull()) return entry.copy();
  }
  return Object(objNull);
}

std::shared_ptr<const content::ContentFont> PopplerResources::FindFont(
    std::string_view name) {
  budget_->Spend(kCostOfName);
  if (const auto at = fonts_found_.find(name); at != fonts_found_.end()) {
    return at->second;
  }
  const std::string key(name);
  const Object entry = Find("Font", key);
  std::shared_ptr<const content::ContentFont> font;
  if (!entry.isNull()) font = fonts_->Get(document_->getXRef(), key, entry, budget_);
  return fonts_found_.emplace(key, std::move(font)).first->second;
}

std::optional<content::NamedState> PopplerResources::FindState(std::string_view name) {
  budget_->Spend(kCostOfName);
  if (const auto at = states_found_.find(name); at != states_found_.end()) {
    return at->second;
  }
  const std::string key(name);
  return states_found_.emplace(key, ReadState(key)).first->second;
}

std::optional<content::NamedState> PopplerResources::ReadState(
    const std::string& name) {
  const Object entry = Find("ExtGState", name).fetch(document_->getXRef());
  if (!entry.isDict()) return std::nullopt;
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
  const Object font = dict.lookup("Font");
  if (font.isArray() && font.arrayGetLength() == 2 && font.arrayGet(1).isNum()) {
    state.font = fonts_->Get(document_->getXRef(), name, font.arrayGetNF(0), budget_);
    state.size = font.arrayGet(1).getNum();
  }
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
  form.resources = std::make_shared<PopplerResources>(document_, fonts_, budget_,
                                                      dict.lookup("Resources"), this);
  if (!AppendStream(stream, budget_, &form.content)) return {};
  return form;
}

std::optional<content::NamedObject> PopplerResources::FindObject(
    std::string_view name) {
  if (!budget_->Spend(kCostOfObject)) return std::nullopt;
  const Object entry = Find("XObject", std::string(name));
  const Object stream = entry.fetch(document_->getXRef());
  if (!stream.isStream()) return std::nullopt;
  const Dict& dict = *stream.streamGetDict();
  content::NamedObject object;
  if (!IsVisible(dict.lookupNF("OC"))) return object;
  const Object subtype = dict.lookup("Subtype");
  if (subtype.isName("Form")) {
    object = ReadForm(stream);
    if (entry.isRef()) object.number = entry.getRefNum();
    return object;
  }
  if (subtype.isName("Image")) {
    object.kind = content::NamedObject::Kind::kImage;
    const Object mask = dict.lookup("ImageMask");
    object.opaque = !dict.hasKey("SMask") && !dict.hasKey("Mask") &&
                    !(mask.isBool() && mask.getBool());
  }
  return object;
}

content::ColorModel PopplerResources::FindColorModel(std::string_view name) {
  budget_->Spend(kCostOfName);
  if (const auto at = models_found_.find(name); at != models_found_.end()) {
    return at->second;
  }
  const std::string key(name);
  const Object device(objName, key.c_str());
  content::ColorModel model = ModelOf(device, 0);
  if (model == content::ColorModel::kUnknown) {
    model = ModelOf(Find("ColorSpace", key).fetch(document_->getXRef()), 0);
  }
  models_found_.emplace(key, model);
  return model;
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
  budget_->Spend(kCostOfName);
  const std::string key = (layer ? "layer " : "text ") + std::string(name);
  if (const auto at = properties_found_.find(key); at != properties_found_.end()) {
    return at->second;
  }
  return properties_found_.emplace(key, ReadProperties(std::string(name), layer))
      .first->second;
}

std::optional<content::MarkedContent> PopplerResources::ReadProperties(
    const std::string& name, bool layer) {
  const Object entry = Find("Properties", name);
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

// An expression of layers can ask for the same ones over and over, without end; poppler
// would answer.  Few real ones have more than a layer.
bool PopplerResources::IsVisible(const Object& layer) const {
  OCGs* layers = document_->getOptContentConfig();
  if (layers == nullptr || layer.isNull()) return true;
  const Object group = layer.fetch(document_->getXRef());
  if (group.isDict() && group.getDict()->hasKey("VE") &&
      !SpendOnExpression(group.dictLookup("VE"), 0)) {
    return true;
  }
  return layers->optContentIsVisible(&layer);
}

bool PopplerResources::SpendOnExpression(const Object& expression, int depth) const {
  constexpr int kDeepest = 16;
  constexpr std::size_t kCostOfTerm = 256;
  if (!budget_->Spend(kCostOfTerm) || depth > kDeepest) return false;
  if (!expression.isArray()) return true;
  for (int i = 0; i < expression.arrayGetLength(); ++i) {
    if (!SpendOnExpression(expression.arrayGet(i), depth + 1)) return false;
  }
  return true;
}

}  // namespace budget::pdf
