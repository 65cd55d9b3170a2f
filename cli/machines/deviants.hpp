// What the judge asks for to name a fault: the table's machine with one rule that does otherwise.
#pragma once

#include "../../model/plain.hpp"
#include "../../runtime/deviants.hpp"

namespace synfin::cli {

/// The table and its machine must outlive it.
class PlainDeviants final : public runtime::Deviants {
 public:
  PlainDeviants(const runtime::TableMachine& machine, const model::PlainTable& table)
      : machine_(machine), table_(table) {}
  std::unique_ptr<runtime::TableMachine> with(const model::Deviation& deviation) const override;

 private:
  const runtime::TableMachine& machine_;
  const model::PlainTable& table_;
};

}  // namespace synfin::cli
