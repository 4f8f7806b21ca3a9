// What a stage that can give up returns: a value or not, and its diagnostics.

#ifndef PIPELINE_MODEL_RESULT_H_
#define PIPELINE_MODEL_RESULT_H_

#include <cassert>
#include <optional>
#include <utility>

#include "pipeline/model/diagnostic.h"

namespace budget {

template <typename T>
class [[nodiscard]] Result {
 public:
  // Success, perhaps with warnings.
  Result(T value, Diagnostics diagnostics = {})  // NOLINT(google-explicit-constructor)
      : value_(std::move(value)), diagnostics_(std::move(diagnostics)) {}

  // Failure.  At least one diagnostic must say why.
  static Result Failed(Diagnostics diagnostics) {
    assert(!diagnostics.empty());
    return Result(std::move(diagnostics), FailedTag{});
  }
  static Result Failed(Diagnostic diagnostic) {
    return Failed(Diagnostics{std::move(diagnostic)});
  }

  bool ok() const { return value_.has_value(); }
  const T& value() const& { return *value_; }
  T&& value() && { return *std::move(value_); }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  struct FailedTag {};
  Result(Diagnostics diagnostics, FailedTag) : diagnostics_(std::move(diagnostics)) {}

  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_RESULT_H_
