#include "extractors/pdf/poppler_messages.h"

#include <Error.h>
#include <GlobalParams.h>

namespace budget::pdf {
namespace {

void ReceiveFromPoppler(ErrorCategory category, Goffset /*position*/,
                        const char* message) {
  if (category == errSyntaxWarning || category == errConfig ||
      category == errUnimplemented) {
    return;
  }
  MessageScope::Receive(message);
}

}  // namespace

void InitPoppler() { static const GlobalParamsIniter kParams(&ReceiveFromPoppler); }

thread_local MessageScope* MessageScope::current_ = nullptr;

void MessageScope::Add(const char* message) {
  constexpr int kKept = 3;
  if (errors_++ >= kKept) return;
  if (!text_.empty()) text_ += "; ";
  for (const char* c = message; *c != '\0' && c - message < 120; ++c) {
    const bool plain = *c >= ' ' && *c < '\x7F';
    text_ += plain ? *c : '?';
  }
}

}  // namespace budget::pdf
