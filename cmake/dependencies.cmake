# What Synfin needs from outside. The build and the installed package both find it here, so the two cannot differ.
#
#   synfin_find_dependencies([REQUIRED] NAME...)
#
# Z3 and libpcap come without a CMake package on some of the systems we support: for those we look for the
# header and the library ourselves.

function(synfin_import name header library)
  if(TARGET synfin::${name})
    return()
  endif()
  find_path(SYNFIN_${name}_INCLUDE_DIR ${header})
  find_library(SYNFIN_${name}_LIBRARY ${library})
  mark_as_advanced(SYNFIN_${name}_INCLUDE_DIR SYNFIN_${name}_LIBRARY)
  if(SYNFIN_${name}_INCLUDE_DIR AND SYNFIN_${name}_LIBRARY)
    add_library(synfin::${name} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(synfin::${name} PROPERTIES
      IMPORTED_LOCATION "${SYNFIN_${name}_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${SYNFIN_${name}_INCLUDE_DIR}")
    set(${name}_FOUND TRUE PARENT_SCOPE)
  else()
    set(${name}_FOUND FALSE PARENT_SCOPE)
  endif()
endfunction()

macro(synfin_find_dependencies)
  cmake_parse_arguments(synfin_deps "REQUIRED" "" "" ${ARGN})
  foreach(synfin_dep IN LISTS synfin_deps_UNPARSED_ARGUMENTS)
    if(synfin_dep STREQUAL "z3")
      synfin_import(z3 z3++.h z3)
      set(synfin_dep_found ${z3_FOUND})
    elseif(synfin_dep STREQUAL "pcap")
      synfin_import(pcap pcap/pcap.h pcap)
      set(synfin_dep_found ${pcap_FOUND})
    elseif(synfin_dep STREQUAL "Boost")
      find_package(Boost 1.74 CONFIG QUIET)
      set(synfin_dep_found ${Boost_FOUND})
    else()
      find_package(${synfin_dep} QUIET)
      set(synfin_dep_found ${${synfin_dep}_FOUND})
    endif()
    if(synfin_deps_REQUIRED AND NOT synfin_dep_found)
      message(FATAL_ERROR "synfin needs ${synfin_dep}, which is not installed (./run build installs what is missing)")
    endif()
  endforeach()
endmacro()
