// Target `c`: an embeddable machine in freestanding C99.
#include "c/c.hpp"
#include "target.hpp"

namespace synfin::gen {

namespace {

std::vector<File> print_c(const model::PlainTable& table, const Heading& heading) {
  const form::Form form = form::form_of(table);
  const std::string top = head(heading, table, c_comment);
  std::vector<File> files = {{"synfin.h", top + c::header(form)},
                             {"synfin.c", top + c::source(form) + c::names(table)},
                             {"synfin_wire.h", top + c::wire_header()},
                             {"synfin_wire.c", top + c::wire_source()}};
  // What cannot be told from a TCB that a machine comes to is not to be restored.
  if (heading.invariant.empty()) return files;
  files.push_back({"synfin_save.h", top + c::save_header()});
  files.push_back({"synfin_save.c", top + c::save_source(form, heading)});
  return files;
}

}  // namespace

Target target_c() {
  return {"c",
          "an embeddable machine in freestanding C99: synfin.h and synfin.c; the TCP header: synfin_wire.h "
          "and .c",
          "for a TCP in C or C++: no library, no heap, no globals; the host owns the struct and the segments",
          print_c,
          {},
          true};
}

}  // namespace synfin::gen
