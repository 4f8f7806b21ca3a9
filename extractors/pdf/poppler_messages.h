// What poppler says while it reads.

#ifndef EXTRACTORS_PDF_POPPLER_MESSAGES_H_
#define EXTRACTORS_PDF_POPPLER_MESSAGES_H_

#include <string>

namespace budget::pdf {

// Prepares what poppler shares between all documents of the process; its messages then
// go to the innermost MessageScope of their thread, or nowhere.  May be called often.
void InitPoppler();

// Collects what poppler says of errors while the scope is open, on this thread; an
// inner scope hides it from the outer one.  Poppler offers one callback for the process
// and no argument to it.
class MessageScope {
 public:
  MessageScope() : outer_(current_) { current_ = this; }
  ~MessageScope() { current_ = outer_; }
  MessageScope(const MessageScope&) = delete;
  MessageScope& operator=(const MessageScope&) = delete;

  int errors() const { return errors_; }
  // The first few, in one line of ASCII; empty if there were none.
  const std::string& text() const { return text_; }

  // Gives a message to the innermost scope of this thread.
  static void Receive(const char* message) {
    if (current_ != nullptr) current_->Add(message);
  }

 private:
  void Add(const char* message);

  static thread_local MessageScope* current_;
  MessageScope* outer_;
  int errors_ = 0;
  std::string text_;
};

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_MESSAGES_H_
