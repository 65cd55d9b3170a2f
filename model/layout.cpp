// The narrow and the often used come first: instructions of small processors reach them in two octets.
#include "layout.hpp"

#include <algorithm>
#include <array>

#include "config.hpp"
#include "plain.hpp"

namespace synfin::model {

namespace {

/// Halves beside those of the configuration: the header's own (RFC 9293 section 3.1; a segment's text is what
/// IP can carry), what is taken from them, and counts with the limits that they stop at.
constexpr std::size_t halves[] = {id_of(terms::seg.text),        id_of(terms::seg.up),
                                  id_of(terms::seg.mss),         id_of(terms::out.text),
                                  id_of(terms::out.up),          id_of(terms::out.mss),
                                  id_of(terms::snd.mss),         id_of(terms::keep.probes),
                                  id_of(terms::challenge.count), id_of(terms::cfg.challenge_limit)};

Record record_of(std::size_t field) {
  switch (fields[field].group) {
    case Group::seg:
      return Record::seg;
    case Group::out:
    case Group::told:
      return Record::actions;
    case Group::call:
      return Record::call;
    case Group::cfg:
      return Record::cfg;
    default:
      return Record::tcb;
  }
}

/// A group that has nothing but flags is a set of bits, and so is what the user is told.
bool is_bit(std::size_t field) {
  if (fields[field].sort != Sort::flag) return false;
  const Group group = fields[field].group;
  if (group == Group::told) return true;
  for (std::size_t id = first_field(group); id < first_field(group) + group_size(group); ++id)
    if (fields[id].sort != Sort::flag) return false;
  return true;
}

unsigned width_of(std::size_t field) {
  if (is_bit(field)) return 1;
  if (fields[field].sort == Sort::flag || fields[field].sort == Sort::state) return 8;
  return is_half(field) ? 16 : 32;
}

struct Layout {
  std::array<Place, field_count> places{};
  std::array<std::vector<std::size_t>, record_count> order;
  std::array<std::size_t, record_count> sizes{};

  Layout() {
    for (std::size_t record = 0; record < record_count; ++record) lay(static_cast<Record>(record));
  }

 private:
  std::size_t& end_of(Record record) { return sizes[static_cast<std::size_t>(record)]; }
  void put(std::size_t field, Record record, std::size_t offset, unsigned bit, unsigned width) {
    places[field] = {record, offset, bit, width};
    order[static_cast<std::size_t>(record)].push_back(field);
  }
  void align(Record record, std::size_t octets) {
    end_of(record) = (end_of(record) + octets - 1) / octets * octets;
  }
  template <class Where>
  void lay_width(Record record, unsigned width, Where where) {
    for (std::size_t id = 0; id < field_count; ++id) {
      if (record_of(id) != record || width_of(id) != width || !where(id)) continue;
      align(record, width / 8);
      put(id, record, end_of(record), 0, width);
      end_of(record) += width / 8;
    }
  }
  void lay_bits(Record record, std::size_t octets) {
    unsigned bit = 0;
    const std::size_t offset = end_of(record);
    for (std::size_t id = 0; id < field_count; ++id)
      if (record_of(id) == record && width_of(id) == 1) put(id, record, offset, bit++, 1);
    if (bit != 0) end_of(record) += std::max(octets, std::size_t{(bit + 7) / 8});
  }
  void lay(Record record) {
    const auto is_out = [](std::size_t id) { return fields[id].group == Group::out; };
    const auto is_other = [&](std::size_t id) { return !is_out(id); };
    const auto anything = [](std::size_t) { return true; };
    if (record == Record::actions) {
      lay_bits(record, 4);
      for (const unsigned width : {8U, 16U, 32U}) lay_width(record, width, is_other);
      for (const unsigned width : {8U, 16U, 32U}) lay_width(record, width, is_out);
    } else {
      lay_width(record, 8, anything);
      lay_bits(record, 1);
      lay_width(record, 16, anything);
      lay_width(record, 32, anything);
    }
    align(record, 4);
  }
};

const Layout& layout() {
  static const Layout all;
  return all;
}

}  // namespace

bool is_half(std::size_t field) {
  if (fields[field].group == Group::cfg && fields[field].sort != Sort::flag &&
      bounds[field - first_field(Group::cfg)].most <= 0xffff)
    return true;
  return std::find(std::begin(halves), std::end(halves), field) != std::end(halves);
}

const Place& place_of(std::size_t field) { return layout().places[field]; }
std::span<const std::size_t> fields_of(Record record) {
  return layout().order[static_cast<std::size_t>(record)];
}
FiredPlaces fired_places(const PlainTable& table) {
  std::size_t most = 0;
  for (const PlainHandling& handling : table.handlings) most = std::max(most, handling.phases.size());
  const std::size_t count = size_of(Record::actions);
  const std::size_t first = count + 4;
  return {count, first, most, (first + 2 * most + 3) / 4 * 4};
}
std::size_t size_of(Record record) { return layout().sizes[static_cast<std::size_t>(record)]; }

}  // namespace synfin::model
