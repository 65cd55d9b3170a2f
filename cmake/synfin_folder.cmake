# Each folder is one target.
#
#   synfin_folder(<name> [LINKS <target>...] [EXCEPT <regex>])
#
# makes the library synfin_<name>, alias synfin::<name>, of every .cpp below the folder, however deep; a folder
# of headers alone becomes an INTERFACE library. EXCEPT names files (by path inside the folder) that are built
# otherwise. Golden and generated files are data, never sources.

function(synfin_sources result directory)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${directory} ${directory}/*.cpp)
  list(FILTER files EXCLUDE REGEX "(^|/)(golden|generated|fixtures)/")
  set(${result} ${files} PARENT_SCOPE)
endfunction()

function(synfin_folder name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCEPT" "LINKS")
  synfin_sources(sources ${CMAKE_CURRENT_SOURCE_DIR})
  if(arg_EXCEPT)
    list(FILTER sources EXCLUDE REGEX "${arg_EXCEPT}")
  endif()

  set(target synfin_${name})
  if(sources)
    set(scope PUBLIC)
    add_library(${target} STATIC ${sources})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  else()
    set(scope INTERFACE)
    add_library(${target} INTERFACE)
  endif()
  add_library(synfin::${name} ALIAS ${target})

  target_compile_features(${target} ${scope} cxx_std_20)
  # Who builds the installed sources as part of his own project includes them as he would the installed headers.
  cmake_path(GET PROJECT_SOURCE_DIR PARENT_PATH above)
  target_include_directories(${target} ${scope}
    $<INSTALL_INTERFACE:include> $<$<NOT:$<BOOL:${PROJECT_IS_TOP_LEVEL}>>:$<BUILD_INTERFACE:${above}>>)
  target_link_libraries(${target} ${scope} ${arg_LINKS})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
endfunction()
