// Inheritance: what a schema says, laid over what its parent says.
//
//   1. Scalars replace.  ${inherited} in one inserts the parent's value of the key.
//   2. Maps merge by key; new keys go last.
//   3. Lists of maps that have an `id` (or, without one, a `name`) merge by it.  They
//      keep the parent's order; new items go last, or where `after: id` or `before: id`
//      says; `remove: true` removes one.
//   4. Other lists replace.  An item that is ${inherited} inserts the parent's items.
//
// null removes the parent's value of the key.

#ifndef SCHEMAS_LOAD_MERGE_NODES_H_
#define SCHEMAS_LOAD_MERGE_NODES_H_

#include "pipeline/model/diagnostic.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// A parent that is null (as after default construction) is none: the child is then
// resolved by itself.  In the result there are no nulls, no ${inherited}, and no
// `after`, `before` or `remove`; every node is where it was written.  Reports what
// refers to nothing in the parent, and two items of a list with one id.
YamlNode MergeNodes(YamlNode parent, YamlNode child, Diagnostics* diagnostics);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_MERGE_NODES_H_
