# `cmake --install` and find_package(synfin): the libraries, their headers, the program, its manual and completions.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/synfin)
set(source_dir src/synfin)

foreach(folder model runtime gen proofs oracle cli)
  install(TARGETS synfin_${folder} EXPORT synfinTargets)
  install(DIRECTORY ${folder}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/synfin/${folder}
          FILES_MATCHING PATTERN "*.hpp")
  # What is built anew for a user's own timers and fields (model/own.hpp).
  install(DIRECTORY ${folder} DESTINATION ${source_dir}
          FILES_MATCHING PATTERN "*.[ch]pp" PATTERN "*.inc" PATTERN "CMakeLists.txt")
endforeach()
install(FILES CMakeLists.txt DESTINATION ${source_dir})
install(DIRECTORY cmake DESTINATION ${source_dir})
if(TARGET synfin)
  install(TARGETS synfin EXPORT synfinTargets)
  set(described ${PROJECT_BINARY_DIR}/describe)
  install(FILES ${described}/synfin.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${described}/synfin DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${described}/_synfin DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${described}/synfin.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

install(EXPORT synfinTargets NAMESPACE synfin:: DESTINATION ${package_dir})
configure_package_config_file(cmake/synfinConfig.cmake.in ${PROJECT_BINARY_DIR}/synfinConfig.cmake
                              INSTALL_DESTINATION ${package_dir} PATH_VARS source_dir)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/synfinConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/synfinConfig.cmake ${PROJECT_BINARY_DIR}/synfinConfigVersion.cmake
              cmake/dependencies.cmake
        DESTINATION ${package_dir})
