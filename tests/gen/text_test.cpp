// Identifiers, clauses, line breaks.
#include "../catch.hpp"

#include "../../gen/text.hpp"

using namespace synfin;

TEST_CASE("names become identifiers", "[gen]") {
  CHECK(gen::snake_case("fin-wait-1.fin-acknowledged") == "fin_wait_1_fin_acknowledged");
  CHECK(gen::snake_case("fifth, check the ACK field") == "fifth_check_the_ack_field");
  CHECK(gen::snake_case(" (odd) ") == "odd");
  CHECK(gen::capitals("time-wait.reopen") == "TIME_WAIT_REOPEN");
}

TEST_CASE("a clause names its document and, where it has one, its paragraph", "[gen]") {
  CHECK(gen::text_of(model::rfc9293("3.10.7.4", "fifth")) == "RFC 9293 section 3.10.7.4, fifth");
  CHECK(gen::text_of(model::rfc5961("3.2")) == "RFC 5961 section 3.2");
}

TEST_CASE("text is broken at spaces", "[gen]") {
  CHECK(gen::wrapped("one two three", "/* ", "   ", 11) == "/* one two\n   three\n");
  CHECK(gen::wrapped("short", "  ", "  ") == "  short\n");
  CHECK(gen::wrapped("unbreakable", "", "", 4) == "unbreakable\n");
}

TEST_CASE("code is broken before an operator, outside of parentheses", "[gen]") {
  CHECK(gen::wrapped_code("return aaaa && (bbbb || cccc);", "", "    ", 24) ==
        "return aaaa\n    && (bbbb || cccc);\n");
  CHECK(gen::wrapped_code("call(first, second, third)", "", "  ", 16) == "call(first,\n  second, third)\n");
}
