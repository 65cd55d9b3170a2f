#include "place.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace synfin::cli {

namespace {

/// RFC 3986: what is neither unreserved nor the separator is written in hexadecimal.
std::string encoded(std::string_view path) {
  constexpr std::string_view plain = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace

Place place_of(const std::filesystem::path& file, int line, bool own) {
  if (file.is_relative())
    return {encoded(file.generic_string()), own ? Base::package : Base::source_root, line};
  std::error_code error;
  const std::filesystem::path below = file.lexically_relative(std::filesystem::current_path(error));
  if (error || below.empty() || *below.begin() == "..")
    return {"file://" + encoded(file.generic_string()), Base::none, line};
  return {encoded(below.generic_string()), Base::source_root, line};
}

Place place_of(const model::PlainRule& rule, bool own) {
  return place_of(std::filesystem::path(rule.file), rule.line, own);
}

Place place_of(const proofs::Property& property, bool own) {
  // The compiler was given the full path of this file: all of Synfin's own stand in one folder.
  const std::filesystem::path file = std::filesystem::path(property.file).lexically_normal();
  const std::filesystem::path folder = "proofs/claims";
  const bool ours = file.parent_path().filename() == folder.filename() &&
                    file.parent_path().parent_path().filename() == folder.parent_path();
  return place_of(ours ? folder / file.filename() : file, property.line, own);
}

}  // namespace synfin::cli
