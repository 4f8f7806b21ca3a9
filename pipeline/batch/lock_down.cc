#include "pipeline/batch/lock_down.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace budget::batch {
namespace {

namespace fs = std::filesystem;

// What the handler of refused calls knows.  It runs inside any code of the process, so
// it may not allocate or lock; what it reads does not change any more.
struct OpenFiles {
  std::vector<std::string> folders;
  std::vector<std::pair<std::string, int>> files;  // sorted by path
};
OpenFiles& TheOpenFiles() {
  static OpenFiles files;
  return files;
}

void OpenAllBelow(const std::vector<std::string>& folders, OpenFiles* open_files) {
  open_files->folders = folders;
  for (const std::string& folder : folders) {
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != fs::recursive_directory_iterator();
         entry.increment(error)) {
      std::error_code kind_error;
      if (!entry->is_regular_file(kind_error)) continue;
      const int file = open(entry->path().c_str(), O_RDONLY | O_CLOEXEC);
      if (file >= 0) open_files->files.emplace_back(entry->path().string(), file);
    }
  }
  std::ranges::sort(open_files->files);
}

// The answer to open(path): a descriptor, or -ENOENT for a file that a folder does not
// have.  Does not return for any other path.
long AnswerOpen(std::string_view path, int flags) {
  const OpenFiles& open_files = TheOpenFiles();
  if ((flags & O_ACCMODE) != O_RDONLY) _exit(kExitForbidden);
  const auto found = std::ranges::lower_bound(
      open_files.files, path, {},
      [](const auto& file) { return std::string_view(file.first); });
  if (found != open_files.files.end() && found->first == path) {
    lseek(found->second, 0, SEEK_SET);
    const int copy = dup(found->second);
    return copy >= 0 ? copy : -errno;
  }
  const bool is_below =
      path.find("/..") == std::string_view::npos &&
      std::ranges::any_of(open_files.folders, [&](const std::string& folder) {
        return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
      });
  if (is_below) return -ENOENT;
  _exit(kExitForbidden);
}

// A refused open or openat: the filter lets no other call come here.
void HandleRefusedCall(int /*signal*/, siginfo_t* info, void* context) {
  auto* registers = &static_cast<ucontext_t*>(context)->uc_mcontext;
  const int saved_errno = errno;
#if defined(__x86_64__)
  auto& result = registers->gregs[REG_RAX];
  const bool at = info->si_syscall == SYS_openat;
  const auto path = registers->gregs[at ? REG_RSI : REG_RDI];
  const auto flags = registers->gregs[at ? REG_RDX : REG_RSI];
  // The register holds the pointer that the call was given.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  result = AnswerOpen(reinterpret_cast<const char*>(path), static_cast<int>(flags));
#elif defined(__aarch64__)
  (void)info;
  auto& result = registers->regs[0];
  result = static_cast<std::uint64_t>(
      AnswerOpen(reinterpret_cast<const char*>(registers->regs[1]),
                 static_cast<int>(registers->regs[2])));
#else
  (void)info;
  (void)registers;
  _exit(kExitForbidden);
#endif
  errno = saved_errno;
}

// Needs no argument to be looked at.
constexpr auto kAllowed = std::to_array<int>({
  SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
      SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(dup),
      SCMP_SYS(recvmsg), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
      SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(rt_sigaction),
      SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
      SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall),
      SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
      SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrusage),
      SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity),
#if defined(__SANITIZE_ADDRESS__)
      SCMP_SYS(pipe2),  // with which the sanitizers ask whether memory can be read
#endif
});

// The argument `index` of a call, of which the bits of `mask` have this value.  (What
// the macros of libseccomp make are compound literals, which are no C++.)
scmp_arg_cmp Masked(unsigned index, scmp_datum_t mask, scmp_datum_t value) {
  return {.arg = index, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
}

bool AddRules(scmp_filter_ctx filter) {
  bool added = true;
  const auto allow = [&](int call, std::initializer_list<scmp_arg_cmp> conditions) {
    added = added && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call,
                                            static_cast<unsigned>(conditions.size()),
                                            conditions.begin()) == 0;
  };
  for (const int call : kAllowed) allow(call, {});
  // Memory that cannot be run.
  allow(SCMP_SYS(mmap), {Masked(2, PROT_EXEC, 0)});
  allow(SCMP_SYS(mprotect), {Masked(2, PROT_EXEC, 0)});
  // fstat of the C library.
  allow(SCMP_SYS(newfstatat), {Masked(3, AT_EMPTY_PATH, AT_EMPTY_PATH)});
  // abort, of oneself alone.
  allow(SCMP_SYS(tgkill), {{.arg = 0,
                            .op = SCMP_CMP_EQ,
                            .datum_a = static_cast<scmp_datum_t>(getpid()),
                            .datum_b = 0}});
  for (const int call : {SCMP_SYS(open), SCMP_SYS(openat)}) {
    added = added && seccomp_rule_add(filter, SCMP_ACT_TRAP, call, 0) == 0;
  }
  return added;
}

bool FilterSystemCalls() {
  struct sigaction action {};
  action.sa_sigaction = HandleRefusedCall;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  if (sigaction(SIGSYS, &action, nullptr) != 0) return false;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (filter == nullptr) return false;
  const bool loaded = AddRules(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded;
}

long LandlockVersion() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0,
                 LANDLOCK_CREATE_RULESET_VERSION);
}

// Rights of the first version of Landlock, which every kernel that has it knows.
constexpr std::uint64_t kFileRights =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM;

bool CloseFileSystems() {
  if (LandlockVersion() < 1) return false;
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = kFileRights;
  const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (ruleset < 0) return false;
  const bool restricted = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(static_cast<int>(ruleset));
  return restricted;
}

}  // namespace

Protection AvailableProtection() {
  return {.seccomp = seccomp_api_get() >= 2 && prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0,
          .landlock = LandlockVersion() >= 1};
}

std::string Describe(const Protection& protection) {
  if (protection.complete()) return "seccomp and Landlock";
  if (protection.seccomp) return "seccomp";
  return protection.landlock ? "Landlock" : "none";
}

Protection LockDown(const std::vector<std::string>& readable_folders) {
  OpenAllBelow(readable_folders, &TheOpenFiles());
  Protection protection;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return protection;
  protection.landlock = CloseFileSystems();
  protection.seccomp = FilterSystemCalls();
  return protection;
}

}  // namespace budget::batch
