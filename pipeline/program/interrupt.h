// A wish to stop (Ctrl-C, or an end that a supervisor asks for): noticed between two
// documents, so that the output can be put in order.  A second one stops at once.

#ifndef PIPELINE_PROGRAM_INTERRUPT_H_
#define PIPELINE_PROGRAM_INTERRUPT_H_

namespace budget::program {

void WatchForInterrupts();

// The number of the signal, or 0.
int InterruptedBy();

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_INTERRUPT_H_
