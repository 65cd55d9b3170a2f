// Small things that every printed language needs: identifiers of names, clauses, lines of bearable length.
#pragma once

#include <string>
#include <string_view>

#include "../model/rule.hpp"

namespace synfin::gen {

/// A name as an identifier: `fin-wait-1.fin` becomes `fin_wait_1_fin`; what is no letter or digit is one
/// underscore.
std::string snake_case(std::string_view name);
/// The same in capitals: `FIN_WAIT_1_FIN`.
std::string capitals(std::string_view name);
/// The same as types are called: `FinWait1Fin`.
std::string camel_case(std::string_view name);

/// `RFC 9293 section 3.10.7.4, fifth`
std::string text_of(const model::Clause& clause);

/// The text in lines of at most `width` columns, broken at spaces; the first line is preceded by `first`,
/// each further one by `further`. Ends with a newline.
std::string wrapped(std::string_view text, std::string_view first, std::string_view further,
                    std::size_t width = 100);

/// The same for an expression or a declaration: broken before an operator, or behind a comma, outside of
/// parentheses where that can be.
std::string wrapped_code(std::string_view code, std::string_view first, std::string_view further,
                         std::size_t width = 100);

}  // namespace synfin::gen
