// The machines of a table in each of which one rule does otherwise.
#pragma once

#include <memory>

#include "../model/deviation.hpp"
#include "table_machine.hpp"

namespace synfin::runtime {

class Deviants {
 public:
  Deviants() = default;
  Deviants(const Deviants&) = delete;
  Deviants& operator=(const Deviants&) = delete;
  virtual ~Deviants() = default;

  virtual std::unique_ptr<TableMachine> with(const model::Deviation& deviation) const = 0;
};

}  // namespace synfin::runtime
