// What a process may still do after it has said that it will do no more.
//
// A worker reads bytes that anybody may have written.  Before it sees them it gives up:
// opening files, sockets, starting processes, making memory executable, everything that
// is not needed to compute and to answer.  Two layers, each where the kernel has it:
//
//   seccomp    system calls that are not on the list end the process
//   Landlock   no file of any file system can be opened, whatever the way
//
// Files that a library opens while it reads (tables of character codes) are opened
// before: a later attempt to open one of them gets its descriptor.

#ifndef PIPELINE_BATCH_LOCK_DOWN_H_
#define PIPELINE_BATCH_LOCK_DOWN_H_

#include <string>
#include <vector>

namespace budget::batch {

// How a process ends that asked for a file that is not open already.
inline constexpr int kExitForbidden = 97;

struct Protection {
  bool seccomp = false;
  bool landlock = false;

  bool complete() const { return seccomp && landlock; }
};

// What this kernel has.
Protection AvailableProtection();

// "seccomp and Landlock", "seccomp", "none".
std::string Describe(const Protection& protection);

// Opens every file below the folders, to any depth, and takes away the right to open
// any other.  Cannot be undone.  Answers with what is in force now.
Protection LockDown(const std::vector<std::string>& readable_folders);

}  // namespace budget::batch

#endif  // PIPELINE_BATCH_LOCK_DOWN_H_
