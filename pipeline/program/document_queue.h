// Sources to documents: many are read at once, and come out in the order of the
// sources.

#ifndef PIPELINE_PROGRAM_DOCUMENT_QUEUE_H_
#define PIPELINE_PROGRAM_DOCUMENT_QUEUE_H_

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "pipeline/batch/answer_store.h"
#include "pipeline/batch/memory_file.h"
#include "pipeline/batch/worker_pool.h"
#include "pipeline/model/document_data.h"
#include "pipeline/program/seen_documents.h"
#include "schemas/load/schema_set.h"

namespace budget::program {

struct QueueOptions {
  ExtractOptions extract;
  int jobs = 1;  // worker processes; 0: none, all is done in this process
  std::size_t memory_bytes = 0;          // of one worker; 0: no limit
  std::chrono::milliseconds timeout{0};  // for one document
  // Where documents that are done are kept and looked for; empty: nowhere.
  std::string answers;
  // Only documents of this part, by their bytes: shard 1..shards.  Those that cannot
  // be read, by their name.
  int shard = 1;
  int shards = 1;
  // All that a document's answer depends on but its bytes.
  std::string run_key;
};

class DocumentQueue {
 public:
  // `schemas` must outlive the queue.
  DocumentQueue(std::vector<std::string> sources, const schemas::SchemaSet& schemas,
                const QueueOptions& options);

  // Every document has been taken.
  bool done() const { return taken_ == sources_.size(); }

  // Sources that are done with: the next document is of the source of this index.
  std::size_t taken() const { return taken_; }

  // What stops the run: answers cannot be kept any more.
  const std::optional<Diagnostic>& failure() const { return failure_; }

  // The next document in order.  Nothing if it is not there within a moment, or a
  // signal came: look whether to go on, and ask again.
  std::optional<DocumentData> Next();
  // Of the last one among the sources.
  std::size_t position() const { return position_; }

 private:
  // What waits for its turn.
  struct Ready {
    std::optional<DocumentData> document;  // nothing: another shard's
    std::size_t bytes = 0;                 // of the answer it was decoded from
  };

  void Fill();
  bool IsOurs(std::string_view hash) const;
  void Begin(std::size_t index);
  void Settle(const batch::Finished& finished);
  std::string KeyOf(const DocumentInfo& info) const;
  void MakeReady(std::size_t index, Ready ready);
  std::optional<Ready> Remembered(const DocumentInfo& info) const;
  void Remember(const DocumentInfo& info, const std::string& answer);
  DocumentData Read(const batch::MappedBytes& input, const std::string& source) const;
  DocumentData Explain(const batch::Finished& finished,
                       const std::string& source) const;

  const std::vector<std::string> sources_;
  const schemas::SchemaSet& schemas_;
  const QueueOptions options_;
  const batch::Workplace workplace_;
  batch::WorkerPool pool_;
  std::optional<batch::AnswerStore> store_;
  std::optional<Diagnostic> failure_;
  std::size_t begun_ = 0;
  std::size_t taken_ = 0;
  std::size_t position_ = 0;
  std::map<std::size_t, DocumentData> begun_documents_;  // what is known before reading
  std::map<std::size_t, Ready> ready_;                   // by index
  std::size_t bytes_ahead_ = 0;                          // of all that is ready
  SeenDocuments seen_;
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_DOCUMENT_QUEUE_H_
