// Validates a folder against its own datapackage.json as a stock Frictionless validator
// does: header rows, types, constraints, primary, unique and foreign keys.

#ifndef TESTS_PACKAGE_VALIDATE_PACKAGE_H_
#define TESTS_PACKAGE_VALIDATE_PACKAGE_H_

#include <string>
#include <vector>

namespace budget::dataset {

// One line for each problem: "facts.csv:3: value: is required".
std::vector<std::string> ValidatePackage(const std::string& folder);

}  // namespace budget::dataset

#endif  // TESTS_PACKAGE_VALIDATE_PACKAGE_H_
