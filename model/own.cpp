// A user's own lines and nothing else: compiled by itself, before all that depends on them, so that a mistake
// is said once (cmake/own.cmake).
#include "config.hpp"
