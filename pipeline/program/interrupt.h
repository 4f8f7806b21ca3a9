// A wish to stop (Ctrl-C, or an end that a supervisor asks for): noticed between two
// documents, so that the output can be put in order.  A second one stops at once.

#ifndef PIPELINE_PROGRAM_INTERRUPT_H_
#define PIPELINE_PROGRAM_INTERRUPT_H_

#include <string>

namespace budget::program {

void WatchForInterrupts();

// From now on a signal that nobody has acted on for half a second ends the program with
// these words on standard error: for a run that reads documents in this process, where
// one page can take long.  What is done stands on the disk, as after a kill.
void EndSoonAfterInterrupt(std::string words);

// From now on a signal ends the program at once: all that is left to do may be ended
// anywhere, and takes long where a hundred thousand answers are removed.
void StopWatchingForInterrupts();

// The number of the signal, or 0.
int InterruptedBy();

// Of a run that this signal has stopped: what shells show of a program that it ended.
int ExitStatusOf(int signal);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_INTERRUPT_H_
