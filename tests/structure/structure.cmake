# What is checked without running anything of Synfin's: layers, layout, lengths, and that each header stands alone.
if(SYNFIN_FUZZ)
  return()
endif()

foreach(check layers readmes length selfcontained format)
  add_test(NAME structure.${check} COMMAND ${CMAKE_CURRENT_LIST_DIR}/${check}.sh ${PROJECT_SOURCE_DIR})
  set_tests_properties(structure.${check} PROPERTIES LABELS structure SKIP_RETURN_CODE 77 TIMEOUT 120)
endforeach()
foreach(check layers_test checks_test)
  add_test(NAME structure.${check} COMMAND ${CMAKE_CURRENT_LIST_DIR}/${check}.sh)
  set_tests_properties(structure.${check} PROPERTIES LABELS structure TIMEOUT 120)
endforeach()

# The target header_check compiles a file that includes one header twice, for each header. It is no part of
# `all`: the test builds it, and ninja skips what has not changed.
add_custom_target(header_check)
foreach(folder model runtime proofs gen oracle cli)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/${folder}/*.hpp)
  list(FILTER headers EXCLUDE REGEX "(^|/)(golden|generated|fixtures)/")
  set(units)
  foreach(header IN LISTS headers)
    set(unit ${PROJECT_BINARY_DIR}/header_check/${header}.cpp)
    file(CONFIGURE OUTPUT ${unit} CONTENT "#include \"@PROJECT_SOURCE_DIR@/@header@\"\n#include \"@PROJECT_SOURCE_DIR@/@header@\"\n" @ONLY)
    list(APPEND units ${unit})
  endforeach()
  if(units)
    add_library(header_check_${folder} OBJECT EXCLUDE_FROM_ALL ${units})
    target_link_libraries(header_check_${folder} PRIVATE synfin::${folder})
    # Only the front end matters: no optimization, no debug information, no instrumentation.
    target_compile_options(header_check_${folder} PRIVATE -O0 -g0 -fno-sanitize=all)
    add_dependencies(header_check header_check_${folder})
  endif()
endforeach()

cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
add_test(NAME structure.headers
  COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target header_check -j ${cores})
set_tests_properties(structure.headers PROPERTIES LABELS structure PROCESSORS ${cores} TIMEOUT 900)
