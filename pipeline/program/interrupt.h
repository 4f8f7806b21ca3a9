// A wish to stop (Ctrl-C, or an end that a supervisor asks for): noticed between two
// documents, so that the output can be put in order.  A second one stops at once.

#ifndef PIPELINE_PROGRAM_INTERRUPT_H_
#define PIPELINE_PROGRAM_INTERRUPT_H_

namespace budget::program {

void WatchForInterrupts();

// From now on a signal ends the program at once: all that is left to do may be ended
// anywhere, and takes long where a hundred thousand answers are removed.
void StopWatchingForInterrupts();

// The number of the signal, or 0.
int InterruptedBy();

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_INTERRUPT_H_
