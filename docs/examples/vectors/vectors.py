#!/usr/bin/env python3
"""vectors.py SYNFIN_H LIBRARY VECTORS: runs vectors on the printed C, compiled as a shared library, and compares all that comes of
each event. The structs are read from the header: what `synfin generate c` prints of any table will do. See README.md."""
import ctypes
import json
import re
import sys

TYPES = {"bool": ctypes.c_bool, "uint8_t": ctypes.c_uint8, "uint16_t": ctypes.c_uint16, "uint32_t": ctypes.c_uint32}


def structs_of(header):
    """`synfin_tcb` and the others, as ctypes has them; and the bits of what is told, by name."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    text = re.sub(r"#ifdef SYNFIN_FIRED.*?#endif", "", text, flags=re.S)
    types = dict(TYPES)
    for body, name in re.findall(r"typedef struct \w+ \{(.*?)\} (\w+);", text, re.S):
        fields = [(field, types[kind]) + ((int(bits),) if bits else ())
                  for kind, field, bits in re.findall(r"(\w+) (\w+)(?: : (\d+))?;", body)]
        types[name] = type(name, (ctypes.Structure,), {"_fields_": fields})
    told = {name.lower(): int(bit) for name, bit in re.findall(r"#define SYNFIN_TOLD_(\w+) \(1u << (\d+)\)", text)}
    return types, told


def names_of(function):
    """The names of the values 0, 1, 2 ... as long as there are some."""
    function.restype = ctypes.c_char_p
    names = []
    while (name := function(len(names)).decode()) != "unknown":
        names.append(name)
    return names


def fill(struct, fields):
    """A struct with these fields; names of the TCB's have their group before a dot."""
    made = struct()
    for name, value in fields.items():
        setattr(made, name.removeprefix("tcb.").replace(".", "_"), value)
    return made


def differences(what, seen, wanted):
    for name, *_ in wanted._fields_:
        if getattr(seen, name) != getattr(wanted, name):
            yield f"{what}.{name} is {getattr(seen, name)}, not {getattr(wanted, name)}"


class Machine:
    def __init__(self, header, library):
        self.types, self.told_bits = structs_of(header)
        self.c = ctypes.CDLL(library)
        self.events, self.states = names_of(self.c.synfin_event_name), names_of(self.c.synfin_state_name)
        self.c.synfin_due.restype = self.c.synfin_next_deadline.restype = ctypes.c_bool

    def step(self, tcb, config, step):
        """Lets one event happen; tells what is otherwise than the vector says."""
        ref, now = ctypes.byref, step["call"].get("now", 0)
        call = fill(self.types["synfin_call"], step["call"])
        segment = fill(self.types["synfin_segment"], step.get("segment", {}))
        actions = self.types["synfin_actions"]()
        self.c.synfin_handle(ref(tcb), self.events.index(step["event"]), ref(call), ref(config), ref(segment), ref(actions))
        told = {name: actions.told >> bit & 1 for name, bit in self.told_bits.items() if name not in ("sent", "ack_owed")}
        told.update({name: getattr(actions, name) for name in ("acknowledged", "delivered", "delivered_at", "received", "sent_at")})
        told = {name: value for name, value in told.items() if value}
        if told != step["told"]:
            yield f"told {told}, not {step['told']}"
        if (actions.told >> self.told_bits["sent"] & 1) != (step["sent"] is not None):
            yield f"sent {actions.told & 1}, not {step['sent']}"
        elif step["sent"] is not None:
            yield from differences("sent", actions.out, fill(self.types["synfin_segment"], step["sent"]))
        wanted = dict(step["tcb"], **{"tcb.state": self.states.index(step["tcb"]["tcb.state"])})
        yield from differences("tcb", tcb, fill(self.types["synfin_tcb"], wanted))
        event, deadline = ctypes.c_uint8(), ctypes.c_uint32()
        is_due = self.c.synfin_due(ref(tcb), ref(call), ref(config), ref(event))
        due = self.events[event.value] if is_due else None
        if due != (step["due"] or [None])[0]:
            yield f"due {due}, not {step['due']}"
        waits = self.c.synfin_next_deadline(ref(tcb), ref(call), ref(config), ref(deadline))
        if (deadline.value if waits else None) != step["next_deadline"]:
            yield f"next deadline {deadline.value if waits else None}, not {step['next_deadline']}"

    def run(self, vector):
        tcb, config = self.types["synfin_tcb"](), fill(self.types["synfin_config"], vector["config"])
        self.c.synfin_initialize(ctypes.byref(tcb))
        for number, step in enumerate(vector["steps"]):
            yield from (f"{vector['name']}, event {number}: {what}" for what in self.step(tcb, config, step))


def main(header, library, vectors):
    machine, count, failed = Machine(open(header).read(), library), 0, 0
    for line in open(vectors):
        vector = json.loads(line)
        if vector["type"] == "vector":
            wrong = list(machine.run(vector))
            print(*wrong, sep="\n", end="\n" if wrong else "")
            count, failed = count + 1, failed + bool(wrong)
    print(f"{count} vectors, {failed} fail")
    return 2 if count == 0 else int(failed != 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
